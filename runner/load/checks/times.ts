/** A time that looks like one may still not be on the calendar. */
import { parseInstant, parseRelative } from '../../model/relative-time.js';
import type { DataPath } from '../find-node.js';
import { quote } from '../quote.js';
import { expectationsOf, worldsOf, type Check, type CheckError } from './check.js';

export const times: Check = function* (file) {
  for (const { given, path } of worldsOf(file)) yield* impossible(given.now, [...path, 'now']);
  for (const { expect, path } of expectationsOf(file)) {
    yield* impossible(expect.credentials?.expiration, [...path, 'credentials', 'expiration']);
  }
};

function* impossible(text: string | null | undefined, path: DataPath): Generator<CheckError> {
  if (typeof text !== 'string' || parseRelative(text) !== undefined) return;
  const ms = parseInstant(text);
  // Date takes 31 February for a day in March.
  const same = ms !== undefined && new Date(ms).toISOString().startsWith(text.slice(0, -1));
  if (!same) yield { path, message: `${quote(text)} is no time of the calendar` };
}
