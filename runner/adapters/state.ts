/** Whether an adapter can be started here and now, and if not, what to do. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Manifest } from './manifest.js';

export type AdapterState =
  | { readonly state: 'ready'; readonly version: string | undefined }
  | { readonly state: 'not set up'; readonly hint: string }
  | { readonly state: 'toolchain missing'; readonly hint: string };

/** Looks for the programs that the manifest names. Starts at most the command that tells the version. */
export function adapterState(manifest: Manifest): AdapterState {
  const missing = manifest.needs?.find(({ program }) => !exists(program));
  if (missing) return { state: 'toolchain missing', hint: missing.install };
  const [program] = manifest.command ?? [];
  const built = manifest.setup === undefined || existsSync(builtMark(manifest));
  if (!built || (program !== undefined && !exists(program))) {
    return { state: 'not set up', hint: `credchain adapters setup ${manifest.name}` };
  }
  if (!manifest.version) return { state: 'ready', version: undefined };
  const version = readVersion(manifest.version);
  if (version !== undefined) return { state: 'ready', version };
  const hint = `\`${manifest.version.command.join(' ')}\` does not print ${manifest.version.pattern}`;
  return { state: 'toolchain missing', hint };
}

/** Written when a setup came to its end, so that half a setup is none. */
export function builtMark(manifest: Manifest): string {
  return join(manifest.build, '.ready');
}

function readVersion(version: NonNullable<Manifest['version']>): string | undefined {
  const [program = '', ...args] = version.command;
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
  return new RegExp(version.pattern).exec(`${stdout}\n${stderr}`)?.[1];
}

function exists(program: string): boolean {
  if (isAbsolute(program)) return existsSync(program);
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}
