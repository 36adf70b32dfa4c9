/** A world in memory: plain values and a memfs volume. Nothing global is touched, so worlds run side by side. */
import type { World } from '../../reference/index.js';
import type { Activity } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { createExchange, memoryFetch, MOCK_ADDRESSES } from '../services/index.js';
import { expandGiven } from './expand-given.js';
import { memoryCommands } from './memory-commands.js';
import { memoryFiles } from './memory-files.js';
import { expandPlaceholders } from './placeholders.js';

/** The home directory of every world in memory. */
export const MEMORY_HOME = '/home/user';

/** When a world in memory begins, unless the case says otherwise. */
export const MEMORY_NOW = '2026-01-01T00:00:00Z';

export interface MemoryWorld {
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
  const given = expandGiven(unexpanded, (text) => expandPlaceholders(text, values));
  let now = began;
  const sleep: World['sleep'] = (ms) => {
    now += ms;
    return Promise.resolve();
  };
  const codes = [...(given.mfa ?? [])];

  const files = memoryFiles(given.files, MEMORY_HOME, log);
  const world: World = {
    params: given.params,
    env: new Map(Object.entries({ ...given.env, HOME: MEMORY_HOME })),
    home: MEMORY_HOME,
    files,
    now: () => now,
    sleep,
    random: () => 0.5,
    fetch: memoryFetch(createExchange({ given, now: began, record: log }), sleep),
    run: memoryCommands(given.commands ?? [], MEMORY_HOME, files, log),
    prompt() {
      const code = codes.shift();
      if (code === undefined) return Promise.reject(new Error('nobody types at the prompt'));
      return Promise.resolve(code);
    },
  };
  return { world, activity, began };
}
