/** A world in memory: plain values and a memfs volume. Nothing global is touched, so worlds run side by side. */
import type { World } from '../../reference/index.js';
import { isDeepStrictEqual } from 'node:util';
import type { Activity, SeenFiles } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { createExchange, memoryFetch, MOCK_ADDRESSES } from '../services/index.js';
import { lookAt } from './look-at.js';
import { expandChanges, expandGiven } from './expand-given.js';
import { memoryCommands } from './memory-commands.js';
import { memoryFiles } from './memory-files.js';
import { expandPlaceholders } from './placeholders.js';

/** The home directory of every world in memory. */
export const MEMORY_HOME = '/home/user';

/** When a world in memory begins, unless the case says otherwise. */
export const MEMORY_NOW = '2026-01-01T00:00:00Z';

export interface MemoryWorld {
  /** Time passes, and the world is another one. */
  readonly advance: (ms: number, given: Given) => void;
  /** The time, in ms since the epoch. */
  readonly now: () => number;
  readonly look: (paths: readonly string[]) => SeenFiles;
  readonly world: World;
  /** What was used so far, in order; grows while the world is in use. */
  readonly activity: readonly Activity[];
  /** When the world began, in ms since the epoch. */
  readonly began: number;
}

/** Stages `given` in memory. Services that it does not give refuse the connection. */
export function stageInMemory(unexpanded: Given): MemoryWorld {
  const activity: Activity[] = [];
  const log = (entry: Activity): void => void activity.push(entry);
  const began = Date.parse(unexpanded.now ?? MEMORY_NOW);
  const values = { now: began, home: MEMORY_HOME, addresses: MOCK_ADDRESSES };
  let raw = unexpanded;
  let given = expandGiven(unexpanded, (text) => expandPlaceholders(text, values));
  let now = began;
  const sleep: World['sleep'] = (ms) => {
    now += ms;
    return Promise.resolve();
  };
  const codes = [...(given.mfa ?? [])];

  const exchange = createExchange({ given, now: began, record: log });
  const files = memoryFiles(given.files, MEMORY_HOME, log);
  const environment = () => new Map(Object.entries({ ...given.env, HOME: MEMORY_HOME }));
  const programs = () => memoryCommands(given.commands ?? [], MEMORY_HOME, files, log);
  let env = environment();
  let run = programs();

  const world: World = {
    params: given.params,
    get env() {
      return env;
    },
    home: MEMORY_HOME,
    files,
    now: () => now,
    sleep,
    random: () => 0.5,
    fetch: memoryFetch(exchange, sleep),
    run: (argv) => run(argv),
    prompt() {
      const code = codes.shift();
      if (code === undefined) return Promise.reject(new Error('nobody types at the prompt'));
      return Promise.resolve(code);
    },
  };

  const advance = (ms: number, next: Given): void => {
    now += ms;
    const moment = { ...values, now };
    const before = { given: raw, expanded: given };
    given = expandChanges(next, before, (text) => expandPlaceholders(text, moment));
    raw = next;
    files.change(before.expanded.files, given.files);
    exchange.change(given, now);
    env = environment();
    if (!isDeepStrictEqual(before.expanded.commands, given.commands)) run = programs();
  };
  const look = (paths: readonly string[]): SeenFiles => lookAt(paths, (path) => files.look(path));
  return { world, activity, began, advance, now: () => now, look };
}
