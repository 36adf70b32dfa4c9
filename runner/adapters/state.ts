/** Whether an adapter can be started here and now, and if not, what to do. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Manifest } from './manifest.js';
import { fill } from './placeholders.js';
import { findPrograms, isProgram, programsIn, type Programs } from './programs.js';

export type AdapterState =
  /** `manifest` has the places of the programs filled in. */
  | { readonly state: 'ready'; readonly manifest: Manifest }
  | { readonly state: 'not set up'; readonly hint: string }
  | { readonly state: 'toolchain missing'; readonly hint: string };

/** Looks for what the manifest names. Of the programs of this machine it asks only the version. */
export function adapterState(manifest: Manifest): AdapterState {
  const programs = findPrograms(manifest.needs ?? [], searchPath());
  if ('missing' in programs) return { state: 'toolchain missing', hint: hintFor(programs) };
  const filled = fill(manifest, programs.values);
  const [program] = filled.command ?? [];
  const built = manifest.setup === undefined || builtRecipe(manifest) === manifest.recipe;
  const there = program === undefined || canBeStarted(program, manifest.here);
  if (built && there) return { state: 'ready', manifest: filled };
  if (built && manifest.setup === undefined) {
    return { state: 'toolchain missing', hint: `there is no program ${program}` };
  }
  return { state: 'not set up', hint: `run \`credchain adapters setup ${manifest.name}\`` };
}

/** Holds the recipe of what was built, written when a setup came to its end: half a setup is none. */
export function builtMark(manifest: Manifest): string {
  return join(manifest.build, '.ready');
}

/** What to do about a program that is not there, or not good enough. */
export function hintFor({ missing, refused }: Extract<Programs, { missing: unknown }>): string {
  const seen = refused.map(
    ({ path, output }) => `${path} says ${JSON.stringify(firstLine(output))}`,
  );
  return seen.length === 0 ? missing.install : `${missing.install} (${seen.join('; ')})`;
}

function firstLine(output: string): string {
  const [line = ''] = output.split('\n');
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}

export function searchPath(): string {
  return process.env['PATH'] ?? '';
}

function canBeStarted(program: string, here: string): boolean {
  if (program.includes('/')) return isProgram(resolve(here, program));
  return programsIn(searchPath(), program).length > 0;
}

function builtRecipe(manifest: Manifest): string | undefined {
  try {
    return readFileSync(builtMark(manifest), 'utf8');
  } catch {
    return undefined;
  }
}
