/** Judges that there are no credentials and that this is not an error. */
import type { Facet } from './facet.js';
import { otherResult, unobserved } from './findings.js';

/** An adapter that cannot tell none from an error is held to there being no credentials. */
export const none: Facet<'none'> = (_expected, seen) => {
  if (seen.answer.result === 'none') return [{ kind: 'agrees', path: 'result' }];
  if (seen.answer.result === 'error' && !seen.can('none')) {
    return [{ kind: 'agrees', path: 'result' }, unobserved('none')];
  }
  return otherResult('none', seen);
};
