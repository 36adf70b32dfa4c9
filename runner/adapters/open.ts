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

/** Opens `reference`, an adapter of this package by its name, or a manifest by its path. Throws UserError. */
export async function openAdapter(nameOrPath: string, jobs: number): Promise<Subject> {
  if (nameOrPath === REFERENCE) return openReference();
  const manifest = await readManifest(manifestPath(nameOrPath));
  const state = adapterState(manifest);
  if (state.state !== 'ready') {
    throw new UserError(`starting ${manifest.name}: ${state.state}: ${state.hint}`, 'adapter');
  }
  return openManifest(state.manifest, jobs);
}

/** Opens a shell command as an adapter of the exec door. Throws UserError if it cannot be started. */
export function openCommand(command: string, jobs: number): Subject {
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
  );
}

async function openManifest(manifest: Manifest, jobs: number): Promise<Subject> {
  const { name, language, version = 'unknown', here, command: argv = [], env = {} } = manifest;
  switch (manifest.door) {
    case 'stdio': {
      const subject = await openStdio(
        { argv, cwd: here, env: startEnvironment(env), startTimeoutMs: START_TIMEOUT },
        jobs,
      );
      return ofVersion(manifest, subject);
    }
    case 'exec': {
      const { args = {}, network = 'settings' } = manifest;
      return openExec({ name, version, language, argv, cwd: here, args, env, network }, jobs);
    }
    case 'in-process':
      return openInProcess(await importAdapter(manifest));
  }
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
