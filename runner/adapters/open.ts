/** From the name of an adapter to an implementation that can be asked. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Adapter, Subject } from '../model/adapter.js';
import { UserError } from '../model/user-error.js';
import { openExec } from '../resolve/exec.js';
import { openInProcess } from '../resolve/in-process.js';
import { openReference } from '../resolve/reference.js';
import { openStdio } from '../resolve/stdio.js';
import { manifestPath, readManifest, type Manifest } from './manifest.js';
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
  return openManifest(manifest, jobs, state.version);
}

/** Opens a shell command as an adapter of the exec door. */
export function openCommand(command: string, jobs: number): Subject {
  const argv = ['/bin/sh', '-c', command];
  const cwd = process.cwd();
  return openExec(
    { name: 'exec', version: 'unknown', language: 'unknown', argv, cwd, args: {} },
    jobs,
  );
}

async function openManifest(
  manifest: Manifest,
  jobs: number,
  version = 'unknown',
): Promise<Subject> {
  const { name, language, here } = manifest;
  switch (manifest.door) {
    case 'stdio':
      return openStdio(
        {
          argv: manifest.command ?? [],
          cwd: here,
          env: startEnvironment(manifest),
          startTimeoutMs: START_TIMEOUT,
        },
        jobs,
      );
    case 'exec':
      return openExec(
        {
          name,
          version,
          language,
          argv: manifest.command ?? [],
          cwd: here,
          args: manifest.args ?? {},
        },
        jobs,
      );
    case 'in-process': {
      const module = pathToFileURL(join(here, manifest.module ?? 'adapter.js')).href;
      const { default: adapter } = (await import(module)) as { default: Adapter };
      return openInProcess(adapter);
    }
  }
}

/** What a long-lived process needs to start; the environment of a case comes with each question. */
function startEnvironment(manifest: Manifest): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...manifest.env };
}
