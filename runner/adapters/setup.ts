/** Builds what an adapter needs, with the package manager of its language. Can be run again. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../model/user-error.js';
import type { Manifest } from './manifest.js';
import { fill } from './placeholders.js';
import { findPrograms } from './programs.js';
import { builtMark, hintFor, searchPath } from './state.js';

/** What happens during a setup. */
export type SetupEvent =
  | {
      readonly kind: 'step';
      /** From 1 on. */
      readonly step: number;
      readonly steps: number;
      readonly argv: readonly string[];
    }
  /** A line that the command of a step printed. */
  | { readonly kind: 'output'; readonly line: string }
  | { readonly kind: 'retry'; readonly pauseMs: number; readonly reason: string };

export interface SetupOptions {
  readonly tell: (event: SetupEvent) => void;
  /** Ends the command that is under way. */
  readonly signal?: AbortSignal;
  /** Pauses after which a failed command is tried again, as registries stumble; in ms. */
  readonly pauses?: readonly number[];
}

const PAUSES = [2_000, 10_000];
/** So many lines of what a failed command printed are told. */
const TAIL = 20;

/**
 * Runs the commands of the manifest's setup. False if there are none. Throws UserError if a program
 * is missing, if there is no place to build, or with the end of what a failed command printed.
 */
export async function setupAdapter(manifest: Manifest, options: SetupOptions): Promise<boolean> {
  const doing = `setting up ${manifest.name}`;
  const programs = findPrograms(manifest.needs ?? [], searchPath());
  if ('missing' in programs) {
    const { program } = programs.missing;
    throw new UserError(`${doing}: ${program} is missing: ${hintFor(programs)}`, 'adapter');
  }
  if (!manifest.setup) return false;
  makeBuildFolder(manifest);
  rmSync(builtMark(manifest), { force: true });
  const commands = fill(manifest.setup, programs.values);
  for (const [i, argv] of commands.entries()) {
    options.tell({ kind: 'step', step: i + 1, steps: commands.length, argv });
    await runAgain(argv, manifest, options);
  }
  writeFileSync(builtMark(manifest), manifest.recipe);
  return true;
}

function makeBuildFolder({ name, build }: Manifest): void {
  try {
    mkdirSync(build, { recursive: true });
  } catch (error) {
    const advice = 'set CREDCHAIN_BUILD to a folder for the builds of all adapters';
    throw new UserError(
      `setting up ${name}: cannot make ${build}: ${(error as Error).message}; ${advice}`,
      'adapter',
    );
  }
}

async function runAgain(
  argv: readonly string[],
  { name, here }: Manifest,
  { tell, signal, pauses = PAUSES }: SetupOptions,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const lines: string[] = [];
    const failure = await run(argv, here, signal, (line) => {
      lines.push(line);
      if (lines.length > TAIL) lines.shift();
      tell({ kind: 'output', line });
    });
    if (failure === undefined) return;
    const pauseMs = failure.mayPass ? pauses[attempt] : undefined;
    if (pauseMs === undefined) {
      const printed = lines.map((line) => `\n  ${line}`).join('');
      const text = `setting up ${name}: \`${argv.join(' ')}\` ${failure.how}${printed}`;
      throw new UserError(text, 'adapter');
    }
    tell({ kind: 'retry', pauseMs, reason: failure.how });
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

interface Failure {
  /** How the command ended; goes on from its name. */
  readonly how: string;
  /** Whether it could end well another time. */
  readonly mayPass: boolean;
}

/** Undefined if the command ended well. */
function run(
  [program = '', ...args]: readonly string[],
  cwd: string,
  signal: AbortSignal | undefined,
  print: (line: string) => void,
): Promise<Failure | undefined> {
  return new Promise((settle) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', print);
    child.once('error', ({ message }) =>
      settle({ how: `could not be run: ${message}`, mayPass: false }),
    );
    child.once('close', (code, by) => {
      if (code === 0) settle(undefined);
      else if (by === null) settle({ how: `ended with status ${code}`, mayPass: true });
      else settle({ how: `was ended by ${by}`, mayPass: false });
    });
  });
}
