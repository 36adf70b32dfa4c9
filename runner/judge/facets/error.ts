/** Judges that the resolution fails, and with which error code. */
import type { Facet } from './facet.js';
import { AGREES, compare, resultFindings, UNKNOWN, unobserved } from './findings.js';

/** An adapter without error codes, or one that cannot tell none from an error, is held to less. */
export const error: Facet<'error'> = (expected, seen) => {
  const { answer } = seen;
  if (answer.result === 'none' && !seen.can('none')) {
    return [AGREES, unobserved('error')];
  }
  if (answer.result !== 'error') {
    const findings = resultFindings('error', seen);
    if (!seen.can('error-codes')) return findings;
    return [...findings, compare('error', expected, undefined)];
  }
  const told = seen.can('error-codes') && answer.code !== UNKNOWN;
  return [AGREES, told ? compare('error', expected, answer.code) : unobserved('error')];
};
