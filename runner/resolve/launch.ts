/** How the programs of adapters are started: in a process group of their own, with nothing of the host. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import type { Seal } from '../seal/index.js';
import { keepTrack } from './track.js';

/** Permissions do not bind root, so root starts programs without the capabilities that lift them. */
const DROP = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'];

let drops: boolean | undefined;

/** Whether a file without read permission is unreadable for the programs started here. */
export function permissionsBind(): boolean {
  if (process.getuid?.() !== 0) return process.platform !== 'win32';
  drops ??= spawnSync(DROP[0]!, [...DROP.slice(1), 'true']).status === 0;
  return drops;
}

export interface LaunchOptions {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Where it is started, if not simply on this machine. */
  readonly seal?: Pick<Seal, 'enter'>;
}

/** Starts a program. stdin, stdout and stderr are pipes. */
export function launch(argv: readonly string[], { cwd, env, seal }: LaunchOptions): ChildProcess {
  const prefix = process.getuid?.() === 0 && permissionsBind() ? DROP : [];
  const [program = '', ...args] = seal ? seal.enter(argv, cwd) : [...prefix, ...argv];
  return keepTrack(
    spawn(program, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true }),
  );
}
