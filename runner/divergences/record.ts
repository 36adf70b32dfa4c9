/** Brings the records up to date with a run: the tool writes what it saw, people write why. */
import type { Verdict } from '../model/verdict.js';
import type { Divergences, Selection } from './divergences.js';
import type { Changes } from './edit.js';
import { observedOf, type Observed } from './observed.js';

/**
 * What a run changes in the records. `verdicts` are those after {@link Divergences.apply}. New
 * differences are added, changed ones updated, and records that do not hold any more go, as do those
 * of cases that do not exist. Accidents change nothing: they say nothing about the implementation.
 */
export function changesOf(
  verdicts: Iterable<Verdict>,
  recorded: Pick<Divergences, 'ids'>,
  { ids, whole }: Selection,
): Changes {
  const set = new Map<string, Observed>();
  const remove = new Set<string>();
  for (const verdict of verdicts) {
    const { id } = verdict.case;
    switch (verdict.status) {
      case 'fail':
        set.set(id, observedOf(verdict));
        break;
      case 'changed':
        // Without a difference the case could not be asked any more.
        if (verdict.differences.length > 0) set.set(id, observedOf(verdict));
        else remove.add(id);
        break;
      case 'stale':
        remove.add(id);
        break;
      case 'pass':
      case 'known':
      case 'unsupported':
      case 'crash':
      case 'timeout':
      case 'harness-error':
        break;
    }
  }
  if (whole) {
    for (const id of recorded.ids) if (!ids.has(id)) remove.add(id);
  }
  return { set, remove };
}
