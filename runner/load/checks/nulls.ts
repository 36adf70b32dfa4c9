/** A null removes something; one with nothing to remove is most often a text that was left empty. */
import { isWholeInGiven } from '../lay-given.js';
import { isMap, type KeyPath } from '../overlay.js';
import type { DataPath } from '../find-node.js';
import { quote } from '../quote.js';
import type { DataMap } from '../to-data.js';
import { worldsOf, type Check, type CheckError } from './check.js';

export const nulls: Check = function* (file) {
  const shared = (file.given ?? {}) as DataMap;
  for (const { given, path, own } of worldsOf(file)) {
    yield* pointlessNulls(given as DataMap, own ? shared : {}, path);
  }
};

function* pointlessNulls(
  map: DataMap,
  below: DataMap,
  place: DataPath,
  path: KeyPath = [],
): Generator<CheckError> {
  for (const [key, value] of Object.entries(map)) {
    const beneath = Object.hasOwn(below, key) ? below[key] : undefined;
    const inner = [...path, key];
    if (isMap(value) && !isWholeInGiven(inner)) {
      yield* pointlessNulls(value, isMap(beneath) ? beneath : {}, [...place, key], inner);
    } else if (value === null && (beneath === undefined || beneath === null)) {
      yield {
        path: [...place, key],
        part: 'key',
        message: `null removes ${quote(key)}, which the file does not give`,
        suggestion: "Leave the line out; an empty text is written ''.",
      };
    }
  }
}
