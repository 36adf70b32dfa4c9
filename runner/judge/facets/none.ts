/** Judges that there are no credentials and that this is not an error. */
import type { Facet } from './facet.js';
import { AGREES, otherResult, unobserved } from './findings.js';

/** An adapter that cannot tell none from an error is held to there being no credentials. */
export const none: Facet<'none'> = (_expected, seen) => {
  if (seen.answer.result === 'none') return [AGREES];
  if (seen.answer.result === 'error' && !seen.can('none')) {
    return [AGREES, unobserved('none')];
  }
  return otherResult('none', seen);
};
