/** From the name of an adapter to an implementation that can be asked. */
import type { Subject } from '../model/adapter.js';
import { UserError } from '../model/user-error.js';
import { openExec } from '../resolve/exec.js';
import { openInProcess } from '../resolve/in-process.js';
import { openReference } from '../resolve/reference.js';
import { openStdio } from '../resolve/stdio.js';
import { checkCommand } from './check-command.js';
import { importAdapter } from './import-adapter.js';
import { manifestPath } from './list.js';
import { readManifest, type Manifest } from './manifest.js';
import { adapterState } from './state.js';

export const REFERENCE = 'reference';

/** How long an adapter may take to answer the handshake, in ms. */
const START_TIMEOUT = 30_000;

export interface OpenOptions {
  /** Its processes are kept in seals. */
  readonly sealed?: boolean;
}

/**
 * Opens `reference`, an adapter of this package by its name, or a manifest by its path. Throws
 * UserError, also where one is to be `sealed` that has no process.
 */
export async function openAdapter(
  nameOrPath: string,
  jobs: number,
  options: OpenOptions = {},
): Promise<Subject> {
  if (nameOrPath === REFERENCE) return openReference();
  const manifest = await readManifest(manifestPath(nameOrPath));
  const state = adapterState(manifest);
  if (state.state !== 'ready') {
    throw new UserError(`starting ${manifest.name}: ${state.state}: ${state.hint}`, 'adapter');
  }
  return openManifest(state.manifest, jobs, options);
}

/** Opens a shell command as an adapter of the exec door. Throws UserError if it cannot be started. */
export async function openCommand(
  command: string,
  jobs: number,
  options: OpenOptions = {},
): Promise<Subject> {
  checkCommand(command);
  return openExec(
    {
      name: 'exec',
      version: 'unknown',
      language: 'unknown',
      argv: ['/bin/sh', '-c', command],
      cwd: process.cwd(),
      args: {},
      env: {},
      network: 'settings',
    },
    jobs,
    options,
  );
}

async function openManifest(
  manifest: Manifest,
  jobs: number,
  options: OpenOptions,
): Promise<Subject> {
  const { name, language, version = 'unknown', here, command: argv = [], env = {} } = manifest;
  switch (manifest.door) {
    case 'stdio': {
      const subject = await openStdio(
        { argv, cwd: here, env: startEnvironment(env), startTimeoutMs: START_TIMEOUT },
        jobs,
        options,
      );
      return ofVersion(manifest, subject);
    }
    case 'exec': {
      const { args = {}, network = 'settings' } = manifest;
      const exec = { name, version, language, argv, cwd: here, args, env, network };
      return openExec(exec, jobs, options);
    }
    case 'in-process':
      if (options.sealed) throw new UserError(noProcess(name));
      return openInProcess(await importAdapter(manifest));
  }
}

/** Why an adapter without a process cannot be sealed. */
function noProcess(name: string): string {
  return `--isolation sealed is for adapters with a process of their own: ${name} runs within credchain, in memory.`;
}

/** What a long-lived process needs to start; the environment of a case comes with each question. */
function startEnvironment(env: Readonly<Record<string, string>>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env };
}

/** A verdict on another version than the one that is named would be worth nothing. */
async function ofVersion({ name, version }: Manifest, subject: Subject): Promise<Subject> {
  const said = subject.info.version;
  if (version === undefined || said === version) return subject;
  await subject.close();
  throw new UserError(
    `starting ${name}: it says that it is version ${said}, and should be ${version}; run \`credchain adapters setup ${name}\``,
    'adapter',
  );
}
