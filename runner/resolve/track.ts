/** Processes that must not outlive this one: tracked, killed with all that they started, listened to. */
import type { ChildProcess } from 'node:child_process';

const alive = new Set<ChildProcess>();

// Before anything else at the end: what is removed then must not be written to any more.
process.prependListener('exit', () => {
  for (const child of alive) kill(child);
});

/**
 * Has `child`, the leader of a process group, killed when this process ends, unless the event `over`
 * has told that it is gone; gives it back.
 */
export function keepTrack(child: ChildProcess, over: 'close' | 'exit' = 'close'): ChildProcess {
  alive.add(child);
  child.once(over, () => alive.delete(child));
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

/** Keeps the last `limit` characters of a stream, which is what a failure shows. */
export function tailOf(stream: NodeJS.ReadableStream | null, limit = 4000): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-limit);
  });
  return () => text;
}
