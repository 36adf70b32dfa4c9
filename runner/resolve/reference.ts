/** The reference as one adapter among others: the only place that runs it. */
import { resolve, type Outcome, type TraceEvent } from '../../reference/index.js';
import type { Capability, Outcome as Reply, Subject } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { edition } from '../package.js';
import { stageInMemory } from '../stage/memory.js';
import { openInProcess } from './in-process.js';

const CAPABILITIES: readonly Capability[] = [
  'resolve',
  'session-params',
  'client-params',
  'none',
  'error-codes',
  'phases',
  'source',
  'consulted',
  'account-id',
  'expiration',
];

/** The reference resolver behind the in-process door. */
export function openReference(): Subject {
  return openInProcess({
    name: 'reference',
    version: edition(),
    language: 'TypeScript',
    capabilities: CAPABILITIES,
    resolve: async (world) => toReply(await resolve(world)),
  });
}

/** Resolves one world and tells what was decided on the way, for lint and explain. */
export async function traceReference(
  given: Given,
): Promise<{ readonly outcome: Outcome; readonly events: readonly TraceEvent[] }> {
  const events: TraceEvent[] = [];
  const { world } = stageInMemory(given);
  const outcome = await resolve(world, { trace: (event) => void events.push(event) });
  return { outcome, events };
}

/** The reference's own outcomes are read-only; those of the protocol belong to whoever reads them. */
function toReply(outcome: Outcome): Reply {
  return { ...outcome, consulted: [...outcome.consulted] };
}
