/** The first process of a seal, as the runner sees it: started, awaited, ended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package.js';
import { keepTrack, kill, tailOf } from '../resolve/track.js';
import type { Plan, Tell } from './messages.js';
import { toolsPath, type Tools } from './tools.js';

/** The compiled script, also where the rest runs from its sources. */
const INSIDE = join(PACKAGE_ROOT, 'dist/runner/seal/inside.js');

/** With a process namespace, no process inside outlives the first one. */
const NAMESPACES = ['--user', '--map-root-user', '--net', '--mount', '--pid'];

/** How long it may take to end, in ms. */
const GRACE = 2000;

/** Starts it in new namespaces. It is killed when this process ends, and ends by itself after a crash. */
export function startFirst({ unshare }: Tools, plan: Plan): ChildProcess {
  const words = ['--fork', '--kill-child', '--', process.execPath, INSIDE, JSON.stringify(plan)];
  const child = spawn(unshare, [...NAMESPACES, ...words], {
    env: { PATH: toolsPath() },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
  });
  // Node does not tell of the close of a child whose channel was closed on this side.
  return keepTrack(child, 'exit');
}

/** Waits until all is in place; its number as this process sees it, or the reason why it will not be. */
export function awaitReady(first: ChildProcess): Promise<{ pid: number } | { reason: string }> {
  const stderr = tailOf(first.stderr);
  return new Promise((settle) => {
    const fail = (reason: string): void => settle({ reason });
    first.once('error', ({ message }) => fail(message));
    first.once('close', (code) => fail(stderr().trim() || `unshare ended with status ${code}`));
    first.once('message', (told: Tell) => {
      if (told.kind === 'ready') settle(told);
      else if (told.kind === 'failed') fail(told.reason);
    });
  });
}

/** Has it end in good order, then by force. Never rejects. */
export async function endFirst(first: ChildProcess): Promise<void> {
  if (first.exitCode !== null || first.signalCode !== null || first.pid === undefined) return;
  const gone = once(first, 'exit');
  if (first.connected) first.disconnect();
  const patience = setTimeout(() => kill(first), GRACE);
  await gone;
  clearTimeout(patience);
}
