/** Runs vitest as a user would: in a process of its own, in a project with the plugin. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('project', import.meta.url));

const CLI = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);

/** Nothing of the vitest that runs this test: it would take the inner one for a part of itself. */
const ENV = { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' };

export function startVitest(args: readonly string[], root: string): ChildProcess {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  return spawn(process.execPath, [CLI, ...args], { cwd: root, env: ENV, stdio });
}

/** What vitest printed, and its exit status. */
export async function runVitest(
  args: readonly string[],
  root = PROJECT,
): Promise<{ readonly stdout: string; readonly stderr: string; readonly status: number | null }> {
  const child = startVitest(args, root);
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { stdout, stderr, status };
}
