/** From what somebody wants to test to an implementation that can be asked, with its records. */
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Divergences, DivergencesPath } from '../divergences/index.js';
import type { Subject } from '../model/adapter.js';
import type { Isolation } from '../model/isolation.js';

/** An adapter by its name or manifest, or a command. Neither: the reference. */
export interface Target {
  readonly adapter?: string;
  readonly exec?: string;
  /** How it is kept from the host if it has processes of its own. Default: redirect. */
  readonly isolation?: Exclude<Isolation, 'memory'>;
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
  { adapter, exec, isolation }: Target,
  jobs = availableParallelism(),
): Promise<OpenTarget> {
  const options = { sealed: isolation === 'sealed' };
  if (exec !== undefined) {
    const { openCommand } = await import('../adapters/index.js');
    return { subject: await openCommand(exec, jobs, options) };
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
  return { subject: await openAdapter(adapter, jobs, options), divergences, records };
}

function shown(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}
