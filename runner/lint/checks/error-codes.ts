/** spec/error-codes.md explains every error code, and no other. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ERROR_CODES } from '../../../reference/index.js';
import { didYouMean } from '../../model/nearest.js';
import type { Problem } from '../../model/problem.js';
import { SourceText } from '../../load/source-text.js';
import type { Check } from '../check.js';

/** A row of the table: code, exceptions, meaning; all of them filled in. */
const ROW = /^\| *`([^`]*)` *\| *(.*?) *\| *(.*?) *\|$/gm;

export const errorCodes: Check = {
  id: 'error-codes',
  about: 'every error code is explained in spec/error-codes.md',
  wholeOnly: true,
  run: ({ specFolder }) => {
    const path = join(specFolder, 'error-codes.md');
    const shown = relative(process.cwd(), path).split(sep).join('/');
    return checkPage(new SourceText(shown, existsSync(path) ? readFileSync(path, 'utf8') : ''));
  },
};

function checkPage(page: SourceText): Problem[] {
  const known = new Set<string>(ERROR_CODES);
  const explained = new Set<string>();
  const problems: Problem[] = [];
  for (const { 0: row, 1: code = '', 2: exceptions, 3: meaning, index } of page.text.matchAll(
    ROW,
  )) {
    const span = { start: index, end: index + row.length };
    if (!known.has(code)) {
      problems.push(page.problem(span, `'${code}' is no error code`, didYouMean(code, known)));
    }
    if (explained.has(code)) problems.push(page.problem(span, `'${code}' stands here twice`));
    if (exceptions === '' || meaning === '') {
      problems.push(page.problem(span, `'${code}' needs boto3's exceptions and a meaning`));
    }
    explained.add(code);
  }
  const missing = ERROR_CODES.filter((code) => !explained.has(code));
  if (missing.length > 0) {
    const message = `not explained: ${missing.join(', ')}`;
    const suggestion = 'Add a row: | `code` | the exceptions of boto3 | what it means |';
    problems.push(page.problem({ start: 0, end: 1 }, message, suggestion));
  }
  return problems;
}
