/** Makes the inside of a seal out of bare namespaces: addresses, the folder /etc, no way to names. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Plan } from './messages.js';
import { BOTO_CONFIG, systemFile } from './system-files.js';

/**
 * Folders with sockets of services that look names up. A socket on the disk belongs to no network
 * namespace: through these, names would be asked for outside.
 */
const NAME_SERVICES = ['/run/nscd', '/run/systemd/resolve', '/run/dbus', '/run/avahi-daemon'];

/** Furnishes the namespaces of this process. Throws an Error that says which step failed, and how. */
export function furnish({ folder, addresses }: Plan): void {
  const links = [
    'link set lo up',
    ...addresses.map((one) =>
      one.includes(':') ? `address add ${one}/128 dev lo nodad` : `address add ${one}/32 dev lo`,
    ),
  ];
  run(['ip', '-batch', '-'], { input: `${links.join('\n')}\n` });
  layEtc(folder);
  // A path relative to the folder: one with a colon in it could not be told.
  run(['mount', '-t', 'overlay', 'overlay', '-o', 'lowerdir=etc:/etc', '/etc'], { cwd: folder });
  for (const hidden of NAME_SERVICES.filter((one) => existsSync(one))) {
    run(['mount', '-t', 'tmpfs', 'tmpfs', hidden]);
  }
}

/** The files that lie over those of the host's /etc. */
function layEtc(folder: string): void {
  const etc = join(folder, 'etc');
  mkdirSync(etc, { mode: 0o755 });
  // Where it leads, each world lays its own file, or none.
  symlinkSync(systemFile(folder, BOTO_CONFIG), join(etc, 'boto.cfg'));
  writeFileSync(
    join(etc, 'hosts'),
    `127.0.0.1 localhost ${hostname()}\n::1 localhost ip6-localhost\n`,
  );
  // Without a server in it, names are asked for at 127.0.0.1, where nobody listens.
  writeFileSync(join(etc, 'resolv.conf'), '');
}

function run(
  [program = '', ...args]: readonly string[],
  options: { readonly cwd?: string; readonly input?: string } = {},
): void {
  const { error, status, stderr } = spawnSync(program, args, { encoding: 'utf8', ...options });
  if (status === 0) return;
  throw new Error(`${[program, ...args].join(' ')}: ${error?.message ?? stderr.trim()}`);
}
