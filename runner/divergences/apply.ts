/** Holds a verdict against what is recorded of its case. */
import type { Divergence, Status, Verdict } from '../model/verdict.js';
import { observedOf, sameObserved } from './observed.js';

/**
 * The verdict with the record of its case taken into account. Pure.
 *
 *     judged              no record     same recorded   other recorded
 *     pass                pass          stale           stale
 *     fail                fail          known           changed
 *     unsupported         unsupported   changed         changed
 *     crash, timeout,     as judged     as judged       as judged
 *     harness-error
 *
 * What could not be asked does not diverge in the recorded way, so its record is wrong as well. An
 * accident says nothing about the record, and no record excuses it.
 */
export function applyDivergence(verdict: Verdict, divergence: Divergence | undefined): Verdict {
  if (divergence === undefined) return verdict;
  const status = statusOf(verdict, divergence);
  return status === verdict.status ? verdict : { ...verdict, status, divergence };
}

function statusOf(verdict: Verdict, divergence: Divergence): Status {
  switch (verdict.status) {
    case 'pass':
      return 'stale';
    case 'fail':
      return sameObserved(observedOf(verdict), divergence.observed) ? 'known' : 'changed';
    case 'unsupported':
      return 'changed';
    case 'crash':
    case 'timeout':
    case 'harness-error':
      return verdict.status;
    // Applied already: a second time must not turn the record against itself.
    case 'known':
    case 'stale':
    case 'changed':
      return verdict.status;
  }
}
