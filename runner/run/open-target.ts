/** From what somebody wants to test to an implementation that can be asked, with its records. */
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Divergences, DivergencesPath } from '../divergences/index.js';
import type { Subject } from '../model/adapter.js';

/** An adapter by its name or manifest, or a command. Neither: the reference. */
export interface Target {
  readonly adapter?: string;
  readonly exec?: string;
}

export interface OpenTarget {
  readonly subject: Subject;
  readonly divergences?: Divergences;
  /** Where its divergences are recorded; absent where there is no place for them. */
  readonly records?: DivergencesPath;
}

/**
 * Opens what is to be tested; `jobs` processes at most answer side by side. Only what is needed for
 * it is loaded. Throws UserError, with the fault `adapter` if it does not start.
 */
export async function openTarget(
  { adapter, exec }: Target,
  jobs = availableParallelism(),
): Promise<OpenTarget> {
  if (exec !== undefined) {
    const { openCommand } = await import('../adapters/index.js');
    return { subject: openCommand(exec, jobs) };
  }
  if (adapter === undefined || adapter === 'reference') {
    const { openReference } = await import('../resolve/reference.js');
    return { subject: openReference() };
  }
  const [{ manifestPath, openAdapter }, { readDivergences }] = await Promise.all([
    import('../adapters/index.js'),
    import('../divergences/index.js'),
  ]);
  const path = join(dirname(manifestPath(adapter)), 'divergences.yaml');
  const records = { path, shownAs: shown(path) };
  const divergences = readDivergences(records);
  return { subject: await openAdapter(adapter, jobs), divergences, records };
}

function shown(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}
