/** Judges that there are no credentials and that this is not an error. */
import type { Facet } from './facet.js';
import { AGREES, resultFindings, unobserved } from './findings.js';

/** An adapter that cannot tell none from an error is held to there being no credentials. */
export const none: Facet<'none'> = (_expected, seen) => {
  if (seen.answer.result === 'error' && !seen.can('none')) {
    return [AGREES, unobserved('none')];
  }
  return resultFindings('none', seen);
};
