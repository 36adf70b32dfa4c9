/** Builds what an adapter needs, with the package manager of its language. Can be run again. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { UserError } from '../model/user-error.js';
import type { Manifest } from './manifest.js';
import { adapterState, builtMark } from './state.js';

/** A registry that stumbles is asked again so many times, after so many ms. */
const TRIES = 3;
const PAUSE = 5_000;

/** Runs the manifest's setup; `tell` hears of each step. Throws UserError with the tail of what failed. */
export async function setupAdapter(
  manifest: Manifest,
  tell: (line: string) => void,
): Promise<void> {
  const before = adapterState(manifest);
  if (before.state === 'toolchain missing') {
    throw new UserError(`setting up ${manifest.name}: ${before.hint}`, 'adapter');
  }
  if (!manifest.setup) {
    tell(`${manifest.name} needs no setup`);
    return;
  }
  mkdirSync(manifest.build, { recursive: true });
  rmSync(builtMark(manifest), { force: true });
  for (const argv of manifest.setup) {
    tell(`$ ${argv.join(' ')}`);
    await retry(argv, manifest, tell);
  }
  writeFileSync(builtMark(manifest), '');
  tell(`${manifest.name} is ready`);
}

async function retry(
  argv: readonly string[],
  manifest: Manifest,
  tell: (line: string) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const failure = await run(argv, manifest);
    if (failure === undefined) return;
    if (attempt === TRIES) {
      throw new UserError(
        `setting up ${manifest.name}: \`${argv.join(' ')}\` failed:\n${failure}`,
        'adapter',
      );
    }
    tell(`failed, trying again (${attempt} of ${TRIES})`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Undefined if the command ended well, otherwise the tail of its output. */
function run(
  [program = '', ...args]: readonly string[],
  manifest: Manifest,
): Promise<string | undefined> {
  return new Promise((settle) => {
    const child = spawn(program, args, { cwd: manifest.here, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => settle(error.message));
    child.once('close', (code) =>
      settle(code === 0 ? undefined : `${output.trim()}\n(exit status ${code})`),
    );
  });
}
