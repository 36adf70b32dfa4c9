/** A pattern that is no regular expression would match nothing, whatever comes out. */
import { quote } from '../quote.js';
import type { Data } from '../to-data.js';
import type { Check } from './check.js';
import { walk } from './walk.js';

export const patterns: Check = function* (file) {
  for (const [index, { expect }] of file.cases.entries()) {
    const requests = expect.requests as Data | undefined;
    for (const { value, path } of walk(requests, ['cases', index, 'expect', 'requests'])) {
      if (path.at(-1) !== 'pattern' || typeof value !== 'string' || isPattern(value)) continue;
      yield { path, message: `${quote(value)} is no regular expression` };
    }
  }
};

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 's');
    return true;
  } catch {
    return false;
  }
}
