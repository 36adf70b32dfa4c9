/** What one state of a world's files has to become the next. */
import { isDeepStrictEqual } from 'node:util';
import type { Given } from '../model/case.js';

type Files = Given['files'];

/** Files that are there no longer, and those that are new or others; a changed file is in both. */
export function changesOf(
  before: Files,
  next: Files,
): { readonly gone: readonly string[]; readonly changed: Files } {
  const changed = Object.fromEntries(
    Object.entries(next).filter(([path, file]) => !isDeepStrictEqual(before[path], file)),
  );
  const gone = Object.keys(before).filter((path) => !(path in next) || path in changed);
  return { gone: [...new Set([...gone, ...Object.keys(changed)])], changed };
}
