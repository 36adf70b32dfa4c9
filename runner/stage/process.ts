/** A world for another process: real files in a fresh home, an environment of its own, services on loopback. */
import { isDeepStrictEqual } from 'node:util';
import type { Activity, SeenFiles } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import type { Seal } from '../seal/index.js';
import { createExchange, type Loopback } from '../services/index.js';
import { changesOf } from './changes.js';
import { expandChanges, expandGiven } from './expand-given.js';
import { lookAt } from './look-at.js';
import { leavesMachine, networkVariables, openNetwork, type Route } from './network.js';
import { expandPlaceholders } from './placeholders.js';
import { writeCommands } from './script-commands.js';
import { makeTempHome } from './temp-home.js';

export interface ProcessWorld {
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly params: Given['params'];
  /** Where an adapter that routes its requests sends them all. */
  readonly gateway?: string;
  /** Codes typed at the prompt. */
  readonly mfa?: readonly string[];
  /** All that was done so far: since the look before, requests in order, then calls of programs in order. */
  activity(): readonly Activity[];
  /** When it was staged, in ms since the epoch. */
  readonly now: number;
  /** Time passes, and the world is another one; the environment from then on. */
  advance(ms: number, given: Given): Readonly<Record<string, string>>;
  look(paths: readonly string[]): SeenFiles;
  dispose(): Promise<void>;
}

/** The world asks for something that this machine cannot stage. The message says what. */
export class CannotStageError extends Error {
  override readonly name = 'CannotStageError';
}

/** What an adapter has to say on the staging of its worlds. */
export interface Staging {
  readonly route: Route;
  /** What the program needs in its environment besides that of the case, which wins. */
  readonly env?: Given['env'];
  /** The seal that the program runs in. Nothing leads out of it, so nothing is refused for that. */
  readonly seal?: Seal | undefined;
}

/**
 * Stages `given` on the disk and on loopback. `traps` are services that are not given but watched.
 * Throws {@link CannotStageError}.
 */
export async function stageForProcess(
  unexpanded: Given,
  traps: readonly string[],
  { route, env: ownEnv = {}, seal }: Staging,
): Promise<ProcessWorld> {
  refuseOutside(unexpanded, route, seal);
  const log: Activity[] = [];
  const requests: Activity[] = [];
  const temp = makeTempHome(seal);
  let network: Loopback | undefined;
  const dispose = async (): Promise<void> => {
    temp.remove();
    await network?.close();
  };
  try {
    network = await openNetwork(unexpanded, traps, route, seal);
    const now = Date.now();
    const { home, bin, notes: folder } = temp;
    const values = { now, home, addresses: network.addresses };
    const expand = (text: string): string => expandPlaceholders(text, values);
    let raw = unexpanded;
    let given = expandGiven(unexpanded, expand);
    const exchange = createExchange({
      given,
      now,
      record: (request) => void requests.push(request),
    });
    network.answerWith(exchange);
    temp.lay(given.files);
    const commands = writeCommands(given.commands ?? [], { home, bin, folder });
    const own = Object.entries(ownEnv).map(([name, value]) => [name, expand(value)] as const);
    const defaults = {
      ...networkVariables(
        network,
        { route, ownAddresses: seal?.ownAddresses === true },
        (name, text) => temp.place(name, text),
      ),
      ...Object.fromEntries(own),
    };
    const environment = () => ({ ...defaults, ...given.env, HOME: home, PATH: searchPath(bin) });
    let elapsed = 0;
    let calls = 0;
    const advance = (ms: number, next: Given): Readonly<Record<string, string>> => {
      refuseOutside(next, route, seal);
      elapsed += ms;
      const moment = { ...values, now: now + elapsed };
      const before = { given: raw, expanded: given };
      given = expandChanges(next, before, (text) => expandPlaceholders(text, moment));
      raw = next;
      const { gone, changed } = changesOf(before.expanded.files, given.files);
      temp.clear(gone);
      temp.lay(changed);
      exchange.change(given, moment.now);
      if (!isDeepStrictEqual(before.expanded.commands, given.commands)) {
        commands.change(given.commands ?? []);
      }
      return environment();
    };
    return {
      home,
      env: environment(),
      advance,
      look: (paths) => lookAt(paths, (path) => temp.look(path)),
      params: given.params,
      ...(network.gateway !== undefined && { gateway: network.gateway }),
      ...(given.mfa !== undefined && { mfa: given.mfa }),
      activity: () => {
        log.push(...requests.splice(0), ...commands.calls().slice(calls));
        calls = commands.calls().length;
        return [...log];
      },
      now,
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Throws {@link CannotStageError} for what lies outside of the home directory and of loopback. */
function refuseOutside(given: Given, route: Route, seal: Seal | undefined): void {
  const outside = Object.keys(given.files).find(
    (path) => !path.startsWith('~/') && seal?.systemFiles[path] === undefined,
  );
  if (outside !== undefined) {
    throw new CannotStageError(`${outside} is outside of the home directory`);
  }
  const leak = seal ? undefined : leavesMachine(given, route);
  if (leak !== undefined) throw new CannotStageError(leak);
}

/** The world's own programs first; of the host only the folders in which programs are found. */
function searchPath(bin: string): string {
  return [bin, process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'].join(':');
}
