/** The reference as one adapter among others: the only place that runs it. */
import {
  openResolver,
  parse,
  readSettings,
  resolve,
  type Outcome,
  type ParseOutcome,
  type SettingsOutcome,
  type SettingValue,
  type Settings,
  type TraceEvent,
} from '../../reference/index.js';
import type { Capability, Outcome as Reply, Question, Subject } from '../model/adapter.js';
import type { Sections, SettingValue as PlainSetting } from '../model/protocol.generated.js';
import { edition } from '../package.js';
import { stageInMemory } from '../stage/memory.js';
import { openInProcess } from './in-process.js';

const CAPABILITIES: readonly Capability[] = [
  'resolve',
  'parse',
  'session-params',
  'client-params',
  'none',
  'error-codes',
  'phases',
  'source',
  'consulted',
  'account-id',
  'expiration',
  'steps',
  'settings',
];

/** The reference resolver behind the in-process door. */
export function openReference(): Subject {
  return openInProcess({
    name: 'reference',
    version: edition(),
    language: 'TypeScript',
    capabilities: CAPABILITIES,
    resolve: async (world) => toReply(await resolve(world)),
    open: (world) => {
      const resolver = openResolver(world);
      return { resolve: async () => toReply(await resolver.resolve()) };
    },
    parse: (world) => Promise.resolve(toProfiles(parse(world))),
    settings: (world, names) => Promise.resolve(toSettings(readSettings(world, names))),
  });
}

/** Asks the reference about one case and tells what it decided on the way, for lint and explain. */
export async function traceReference({
  operation,
  given,
  later = [],
}: Pick<Question, 'operation' | 'given' | 'later'>): Promise<{
  readonly outcome: Outcome | ParseOutcome | SettingsOutcome;
  readonly events: readonly TraceEvent[];
}> {
  const events: TraceEvent[] = [];
  const staged = stageInMemory(given);
  const { world } = staged;
  const trace = (event: TraceEvent) => void events.push(event);
  if (operation === 'parse') return { outcome: parse(world, { trace }), events };
  if (operation === 'settings') {
    return { outcome: readSettings(world, given.settings ?? [], { trace }), events };
  }
  const resolver = openResolver(world, { trace });
  let outcome = await resolver.resolve();
  for (const step of later) {
    staged.advance(step.afterMs, step.given);
    outcome = await resolver.resolve();
  }
  return { outcome, events };
}

/** The reference's own outcomes are read-only; those of the protocol belong to whoever reads them. */
function toReply(outcome: Outcome): Reply {
  return { ...outcome, consulted: [...outcome.consulted] };
}

function toSettings(outcome: SettingsOutcome): Reply {
  if (outcome.result === 'error') return { ...outcome };
  const settings = [...outcome.settings].map(([name, value]) => [name, toPlain(value)] as const);
  return { result: 'settings', settings: Object.fromEntries(settings) };
}

function toPlain(value: SettingValue): PlainSetting {
  if (value === undefined) return null;
  if (typeof value !== 'object') return value;
  return Object.fromEntries([...value].map(([name, part]) => [name, toPlain(part)]));
}

function toProfiles(outcome: ParseOutcome): Reply {
  if (outcome.result === 'error') return { ...outcome };
  const { result, profiles, ssoSessions, services } = outcome;
  return {
    result,
    profiles: toSections(profiles),
    ssoSessions: toSections(ssoSessions),
    services: toSections(services),
  };
}

/** `fromEntries` makes a property of any name, `__proto__` too. */
function toSections(table: ReadonlyMap<string, Settings>): Sections {
  return Object.fromEntries(
    [...table].map(([name, settings]) => [
      name,
      Object.fromEntries(
        [...settings].map(([key, value]) => [
          key,
          typeof value === 'string' ? value : Object.fromEntries(value),
        ]),
      ),
    ]),
  );
}
