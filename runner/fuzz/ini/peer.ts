/** boto3's own loader in one long-lived Python process: files in, what it makes of them out. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ConfigFiles } from '../../arbitraries/index.js';
import { UserError } from '../../model/user-error.js';
import { PACKAGE_ROOT } from '../../package.js';
import { findBoto3Python } from './find-python.js';
import type { Parsed } from './parsed.js';

export interface Versions {
  readonly botocore: string;
  readonly python: string;
  /** Of files, as Python opens them without being told. */
  readonly encoding: string;
}

export interface Peer {
  readonly versions: Versions;
  ask(files: ConfigFiles): Promise<Parsed>;
  close(): void;
}

/** Starts the peer. Throws UserError if there is no interpreter, or none with boto3. */
export async function openPeer(): Promise<Peer> {
  const python = await findBoto3Python();
  const child = spawn(python, [join(PACKAGE_ROOT, 'adapters/boto3/ini_peer.py')], {
    // Nothing of the host but what a locale of UTF-8 needs.
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', LC_ALL: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const line = await lines.next();
    if (line.done) throw new UserError(`asking ${python}: it ended; see above for why`, 'adapter');
    return JSON.parse(line.value) as T;
  };
  const versions = await next<Versions>();
  if (!/^utf-?8$/.test(versions.encoding)) {
    child.kill();
    throw new UserError(`asking ${python}: it reads files as ${versions.encoding}`, 'adapter');
  }
  return {
    versions,
    ask: ({ config, credentials }) => {
      const message = { config: base64(config), credentials: base64(credentials) };
      child.stdin.write(`${JSON.stringify(message)}\n`);
      return next<Parsed>();
    },
    close: () => void child.stdin.end(),
  };
}

function base64(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString('base64');
}
