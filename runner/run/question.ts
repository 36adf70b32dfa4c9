/** What is asked of an implementation for a case: its world, never its expectation. */
import type { Question } from '../model/adapter.js';
import type { Case } from '../model/case.js';

/** Traps listen for services; files and commands are watched by the stage in any case. */
const NOT_A_SERVICE = /^(command$|~\/)/;

/** The question that `testCase` puts. Only the names of forbidden services pass from the expectation. */
export function questionOf(testCase: Case, timeoutMs: number): Question {
  const { operation, given, expect } = testCase;
  const traps = (expect.forbids ?? []).filter((name) => !NOT_A_SERVICE.test(name));
  return { operation, given, traps, timeoutMs };
}
