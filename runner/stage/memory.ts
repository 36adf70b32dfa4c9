/** A world in memory: plain values and a memfs volume. Nothing global is touched, so worlds run side by side. */
import { NetworkError, CommandNotFoundError, type World } from '../../reference/index.js';
import type { Activity } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { memoryFiles } from './memory-files.js';

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
export function stageInMemory(given: Given): MemoryWorld {
  const activity: Activity[] = [];
  const log = (entry: Activity): void => void activity.push(entry);
  const began = Date.parse(given.now ?? MEMORY_NOW);
  let now = began;

  const world: World = {
    params: given.params,
    env: new Map(Object.entries(given.env)),
    home: MEMORY_HOME,
    files: memoryFiles(given.files, MEMORY_HOME, (text) => text, log),
    now: () => now,
    sleep(ms) {
      now += ms;
      return Promise.resolve();
    },
    random: () => 0.5,
    fetch(request) {
      const { method, url } = request;
      log({ kind: 'request', service: new URL(url).hostname, method, url });
      return Promise.reject(new NetworkError('refused', url));
    },
    run(argv) {
      log({ kind: 'command', argv });
      return Promise.reject(new CommandNotFoundError(argv[0] ?? ''));
    },
    prompt: () => Promise.resolve(''),
  };
  return { world, activity, began };
}
