/** A null removes something; one with nothing to remove is most often a text that was left empty. */
import { isWholeInGiven } from '../lay-given.js';
import { isMap, overlay, type KeyPath } from '../overlay.js';
import type { DataPath } from '../find-node.js';
import { quote } from '../quote.js';
import type { DataMap } from '../to-data.js';
import { worldsOf, type Check, type CheckError } from './check.js';

export const nulls: Check = function* (file) {
  for (const { given, path, below } of worldsOf(file)) {
    const beneath = below.reduce<DataMap>(
      (base, layer) => overlay(base, layer as DataMap, isWholeInGiven),
      {},
    );
    yield* pointlessNulls(given as DataMap, beneath, path);
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
