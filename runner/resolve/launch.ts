/** How the programs of adapters are started: in a process group of their own, with nothing of the host. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

/** Permissions do not bind root, so root starts programs without the capabilities that lift them. */
const DROP = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'];

let drops: boolean | undefined;

/** Whether a file without read permission is unreadable for the programs started here. */
export function permissionsBind(): boolean {
  if (process.getuid?.() !== 0) return process.platform !== 'win32';
  drops ??= spawnSync(DROP[0]!, [...DROP.slice(1), 'true']).status === 0;
  return drops;
}

/** Starts a program. `env` is its whole environment. stdin, stdout and stderr are pipes. */
export function launch(
  argv: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): ChildProcess {
  const prefix = process.getuid?.() === 0 && permissionsBind() ? DROP : [];
  const [program = '', ...args] = [...prefix, ...argv];
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  alive.add(child);
  child.once('close', () => alive.delete(child));
  return child;
}

/** Ends a program and all that it started. */
export function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

const alive = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of alive) kill(child);
});

/** Keeps the last `limit` characters of a stream, which is what a failure shows. */
export function tailOf(stream: NodeJS.ReadableStream | null, limit = 4000): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-limit);
  });
  return () => text;
}
