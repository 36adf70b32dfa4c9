/** Base64 that is cut off would be decoded without a word. */
import type { DataMap } from '../to-data.js';
import { worldsOf, type Check } from './check.js';
import { walk } from './walk.js';

/** In what is sent as JSON, and as a name of a variable or a file, `base64` means nothing. */
const DATA = new Set(['json', 'env']);

export const base64: Check = function* (file) {
  for (const { given, path: world } of worldsOf(file)) {
    for (const { value, path } of walk(given as DataMap, world, DATA)) {
      if (path.at(-1) !== 'base64' || typeof value !== 'string') continue;
      if (value.replace(/\s/g, '').length % 4 === 0) continue;
      yield {
        path,
        message: 'the base64 text is not whole: its length must be a multiple of four',
        suggestion: "Pad it with '='.",
      };
    }
  }
};
