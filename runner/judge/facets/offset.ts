/** How a time that differs is shown: relative to the world's now, as the expectation states it. */
import { formatRelative } from '../../model/relative-time.js';

const MINUTE = 60_000;

/** On a real clock the seconds differ from run to run; a recorded difference must not. */
export function shownOffset(actual: number, expected: number, drift: number): string {
  const shown = drift > 0 ? Math.round(actual / MINUTE) * MINUTE : actual;
  return formatRelative(shown === expected ? actual : shown);
}
