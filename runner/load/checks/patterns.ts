/** A pattern that is no regular expression could be held against nothing. */
import { quote } from '../quote.js';
import type { Data } from '../to-data.js';
import type { Expect } from '../../model/case-file.generated.js';
import type { DataPath } from '../find-node.js';
import { expectationsOf, type Check } from './check.js';
import { walk } from './walk.js';

export const patterns: Check = function* (file) {
  for (const { expect, path: at } of expectationsOf(file)) {
    for (const { value, path } of patternsIn(expect, at)) {
      if (path.at(-1) !== 'pattern' || typeof value !== 'string' || isPattern(value)) continue;
      yield { path, message: `${quote(value)} is no regular expression` };
    }
  }
};

/** Only there can a key with this name be meant. */
function* patternsIn(expect: Expect, at: DataPath) {
  const { requests, files } = expect as Readonly<Record<string, Data>>;
  yield* walk(requests, [...at, 'requests']);
  yield* walk(files, [...at, 'files']);
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 's');
    return true;
  } catch {
    return false;
  }
}
