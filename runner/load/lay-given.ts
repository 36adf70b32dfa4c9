/** The world of a case: what the file gives to all its cases, and the case's own laid over it. */
import type { Given } from '../model/case.js';
import type { Given as GivenEntry } from '../model/case-file.generated.js';
import { isMap, overlay, withoutNulls, type IsWhole } from './overlay.js';
import type { Data, DataMap } from './to-data.js';

/**
 * A file is one whole, and so are the answers to one operation of a service: half of one and half of
 * another would be none. Only the parameters are maps in maps down to their values.
 */
export const isWholeInGiven: IsWhole = ([kind, ...rest]) => kind !== 'params' && rest.length > 0;

/**
 * The world after the overlay, the lowest layer first: nothing is null, `params`, `env` and `files` are there, and every
 * file is an object.
 */
export function layGiven(...layers: readonly (GivenEntry | undefined)[]): Given {
  const laid = layers.reduce<DataMap>(
    (below, own) => overlay(below, (own ?? {}) as DataMap, isWholeInGiven),
    {},
  );
  const given: DataMap = { params: {}, env: {}, ...withoutNulls(laid, isWholeInGiven) };
  // The schema has vouched for the parts, and an overlay of two worlds is a world.
  return { ...given, files: asFiles(given['files']) } as unknown as Given;
}

function asFiles(files: Data | undefined): DataMap {
  const entries = isMap(files) ? Object.entries(files) : [];
  return Object.fromEntries(
    entries.map(([path, file]) => [path, typeof file === 'string' ? { text: file } : file]),
  );
}
