/** Judges an expiration: as an instant, whatever its notation, and relative to the world's now. */
import { parseInstant, parseRelative } from '../../model/relative-time.js';
import type { Finding, Seen } from './facet.js';
import { AGREES } from './findings.js';
import { shownOffset } from './offset.js';

const PATH = 'credentials.expiration';
const SECOND = 1_000;

/**
 * A relative time may be off by the drift of the clock; a literal one is the same second or not.
 * The actual value of a difference is given in the notation of the expectation.
 */
export function expirationFinding(
  expected: string,
  actual: string | undefined,
  { now, drift }: Pick<Seen, 'now' | 'drift'>,
): Finding {
  const differs = (shown: string | undefined): Finding => {
    return { kind: 'differs', path: PATH, expected, actual: shown };
  };
  const instant = actual === undefined ? undefined : parseInstant(actual);
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
