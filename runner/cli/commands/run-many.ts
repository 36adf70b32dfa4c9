/** `credchain run` with several adapters: side by side, each with a report of its own. */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../model/user-error.js';
import { inOrder } from '../../run/in-order.js';
import { EXIT } from '../exit.js';
import { describeFailure } from '../failure.js';
import type { RunOptions } from '../program.js';
import { run } from './run.js';

/** What a reporter's file is called behind the name of the adapter. */
const EXTENSIONS: Readonly<Record<RunOptions['reporter'], string>> = {
  spec: 'txt',
  dot: 'txt',
  json: 'json',
  ndjson: 'ndjson',
  junit: 'xml',
  tap: 'tap',
  github: 'txt',
};

/** An interruption ends each run with what it has; the reports are still to be shown. */
const NEVER = new AbortController().signal;

export type ManyOptions = Omit<RunOptions, 'adapter'> & { readonly adapters: readonly string[] };

/**
 * Runs the same cases on each of the adapters, and shows the reports in their order. `out` is a folder
 * with a file for each. Resolves to the worst exit status; one that does not start ends no other.
 */
export async function runMany(
  paths: readonly string[],
  { adapters, out, ...options }: ManyOptions,
  signal: AbortSignal,
): Promise<number> {
  if (new Set(adapters).size < adapters.length) {
    throw new UserError('--adapter names one adapter twice.');
  }
  if (out !== undefined) mkdirSync(out, { recursive: true });
  const jobs = options.jobs ?? availableParallelism();
  const each = Math.max(1, Math.floor(jobs / adapters.length));
  const runOne = (adapter: string) =>
    runQuietly(
      paths,
      {
        ...options,
        adapter,
        jobs: each,
        ...(out !== undefined && {
          out: join(out, `${nameOf(adapter)}.${EXTENSIONS[options.reporter]}`),
        }),
      },
      signal,
    );
  let worst: number = EXIT.conforms;
  for await (const { status, text } of inOrder(adapters, jobs, runOne, NEVER)) {
    process.stdout.write(`${text}\n`);
    worst = Math.max(worst, status);
  }
  return worst;
}

/** An adapter's name, or that of the folder its manifest is in. */
function nameOf(adapter: string): string {
  return basename(/\.ya?ml$/.test(adapter) ? dirname(adapter) : adapter);
}

/** One run, whose report is held back until it is whole. */
async function runQuietly(
  paths: readonly string[],
  options: RunOptions,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly text: string }> {
  let text = '';
  const write = (piece: string | Uint8Array): boolean => {
    text += piece.toString();
    return true;
  };
  const held = { write, isTTY: false, columns: process.stdout.columns };
  try {
    const status = await run(paths, options, signal, {
      stdout: { ...held, isTTY: process.stdout.isTTY },
      stderr: held,
      env: process.env,
    });
    return { status, text };
  } catch (error) {
    const failure = describeFailure(error, process.env);
    return { status: failure.status, text: `${text}${failure.text}` };
  }
}
