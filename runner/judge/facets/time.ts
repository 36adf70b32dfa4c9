/** Judges a time: as an instant, whatever its notation, and relative to the world's now. */
import { formatRelative, parseInstant, parseRelative } from '../../model/relative-time.js';
import type { Finding, Seen } from './facet.js';
import { AGREES } from './findings.js';

const SECOND = 1_000;
const MINUTE = 60_000;

/**
 * A relative time may be off by the drift of the clock; a literal one is the same second or not.
 * The actual value of a difference is given in the notation of the expectation.
 */
export function timeFinding(
  path: string,
  expected: string,
  actual: unknown,
  { now, drift }: Pick<Seen, 'now' | 'drift'>,
): Finding {
  const differs = (shown: unknown): Finding => ({ kind: 'differs', path, expected, actual: shown });
  const instant = typeof actual === 'string' ? parseInstant(actual) : undefined;
  if (instant === undefined) return differs(actual);

  const offset = parseRelative(expected);
  if (offset === undefined) {
    const second = Math.floor(instant / SECOND) * SECOND;
    if (second === parseInstant(expected)) return AGREES;
    return differs(new Date(second).toISOString().replace('.000', ''));
  }
  if (Math.abs(instant - now - offset) < drift + SECOND) return AGREES;
  return differs(shownOffset(instant - now, offset, drift));
}

/** On a real clock the seconds differ from run to run; a recorded difference must not. */
function shownOffset(actual: number, expected: number, drift: number): string {
  const shown = drift > 0 ? Math.round(actual / MINUTE) * MINUTE : actual;
  return formatRelative(shown === expected ? actual : shown);
}
