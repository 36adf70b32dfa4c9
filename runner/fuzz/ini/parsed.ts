/** What a parse comes to, in the one form in which both sides are compared: lists, in order. */
import { parse, type Settings, type World } from '../../../reference/index.js';
import type { ConfigFiles } from '../../arbitraries/index.js';
import { MEMORY_HOME, stageInMemory } from '../../stage/memory.js';

type Pair = readonly [key: string, value: string | readonly Pair[]];
type Table = readonly (readonly [name: string, settings: readonly Pair[]])[];

export type Parsed =
  | { readonly profiles: Table; readonly ssoSessions: Table; readonly services: Table }
  | { readonly error: string; readonly detail?: string };

const EMPTY_WORLD = stageInMemory({ params: {}, env: {}, files: {} }).world;

/** The reference's side. The fuzzer holds it against boto3, and so runs it as no other stage does. */
export function parseWithReference(files: ConfigFiles): Parsed {
  const outcome = parse(worldOf(files));
  if (outcome.result === 'error') return { error: outcome.code, detail: outcome.message };
  const { profiles, ssoSessions, services } = outcome;
  return {
    profiles: tableOf(profiles),
    ssoSessions: tableOf(ssoSessions),
    services: tableOf(services),
  };
}

/** Whether both are the same down to the order of names; the details of errors are not compared. */
export function sameParse(one: Parsed, other: Parsed): boolean {
  return comparable(one) === comparable(other);
}

function comparable(parsed: Parsed): string {
  return 'error' in parsed
    ? parsed.error
    : JSON.stringify([parsed.profiles, parsed.ssoSessions, parsed.services]);
}

/** The files alone, without a volume of their own: a run stages hundreds of thousands of them. */
function worldOf({ config, credentials }: ConfigFiles): World {
  const contents = new Map([
    [`${MEMORY_HOME}/.aws/config`, config],
    [`${MEMORY_HOME}/.aws/credentials`, credentials],
  ]);
  const files: World['files'] = {
    ...EMPTY_WORLD.files,
    isFile: (path) => (contents.get(path) ?? null) !== null,
    read: (path) => contents.get(path) ?? EMPTY_WORLD.files.read(path),
  };
  return { ...EMPTY_WORLD, files };
}

function tableOf(sections: ReadonlyMap<string, Settings>): Table {
  return [...sections].map(([name, settings]) => [
    name,
    [...settings].map(([key, value]): Pair => [
      key,
      typeof value === 'string' ? value : [...value],
    ]),
  ]);
}
