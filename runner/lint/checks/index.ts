/** All checks, in the order in which their findings are told. */
import type { Check } from '../check.js';
import { caseFile } from './case-file.js';
import { chapterGrammar } from './chapter-grammar.js';
import { commonCase } from './common-case.js';
import { drivenRule } from './driven-rule.js';
import { errorCodes } from './error-codes.js';
import { knownRule } from './known-rule.js';
import { plainId } from './plain-id.js';
import { shownRule } from './shown-rule.js';
import { statedRule } from './stated-rule.js';
import { testableRule } from './testable-rule.js';
import { uniqueId } from './unique-id.js';

export const CHECKS: readonly Check[] = [
  caseFile,
  chapterGrammar,
  uniqueId,
  plainId,
  knownRule,
  testableRule,
  drivenRule,
  statedRule,
  shownRule,
  commonCase,
  errorCodes,
];
