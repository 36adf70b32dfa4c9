/** Times in answers: relative to the world's now where they are written so, verbatim otherwise. */
import { parseRelative } from '../../model/relative-time.js';

/** `+1h` as ISO 8601 in UTC with seconds; any other text, and its absence, as it is. */
export function isoTime(text: string | undefined, now: number): string | undefined {
  const offset = text === undefined ? undefined : parseRelative(text);
  if (offset === undefined) return text;
  return new Date(now + offset).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `+1h` as milliseconds since the epoch; anything else as it is. */
export function epochTime<T extends string | number | undefined>(time: T, now: number): T | number {
  const offset = typeof time === 'string' ? parseRelative(time) : undefined;
  return offset === undefined ? time : now + offset;
}
