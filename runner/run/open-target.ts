/** From what somebody wants to test to an implementation that can be asked. */
import { availableParallelism } from 'node:os';
import type { Adapter, Subject } from '../model/adapter.js';

/** An adapter by its name or manifest, or a command. Neither: the reference. */
export interface Target {
  readonly adapter?: string;
  readonly exec?: string;
}

/**
 * Opens what is to be tested; `jobs` processes at most answer side by side. Only what is needed for
 * it is loaded. Throws UserError, with the fault `adapter` if it does not start.
 */
export async function openTarget(
  { adapter, exec }: Target,
  jobs = availableParallelism(),
): Promise<Subject> {
  if (exec === undefined && (adapter === undefined || adapter === 'reference')) {
    const { openReference } = await import('../resolve/reference.js');
    return openReference();
  }
  const { openAdapter, openCommand } = await import('../adapters/index.js');
  return exec === undefined ? openAdapter(adapter ?? 'reference', jobs) : openCommand(exec, jobs);
}

/** Opens a resolver in this process. */
export async function openModule(adapter: Adapter): Promise<Subject> {
  const { openInProcess } = await import('../resolve/in-process.js');
  return openInProcess(adapter);
}
