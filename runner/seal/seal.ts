/** A place for processes with a network of its own: AWS's own addresses are there, and no way out. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { OWN_ADDRESSES, type Ground } from '../services/index.js';
import { makeTempFolder, removeTempFolder } from '../stage/temp-folder.js';
import { awaitReady, endFirst, startFirst } from './first-process.js';
import { SealError } from './seal-error.js';
import { socketsFrom } from './sockets.js';
import { BOTO_CONFIG, systemFile } from './system-files.js';
import { findTools, type Tools } from './tools.js';

export interface Seal extends Ground {
  /** Absolute path of a folder that goes with it; worlds are staged in there. */
  readonly folder: string;
  /** Files outside of the home directory: the path inside to where a world lays its own. */
  readonly systemFiles: Readonly<Record<string, string>>;
  /** The words that start `argv` inside, in the folder `cwd`, without any privilege. */
  enter(argv: readonly string[], cwd: string): string[];
  /** Ends all that is inside, and removes the folder. Never rejects. */
  close(): Promise<void>;
}

/** Inside one is root; without its capabilities that means nothing. */
const POWERLESS = ['--bounding-set=-all', '--inh-caps=-all', '--no-new-privs'];

const LOOPBACK = { host: '127.0.0.1', port: 0 };

/** Opens a seal. Throws {@link SealError} where the machine does not have or permit what it takes. */
export async function openSeal(): Promise<Seal> {
  if (process.platform !== 'linux') {
    throw new SealError('it takes the namespaces of Linux', 'Leave it away, or run it on Linux.');
  }
  const tools = findTools();
  const folder = makeTempFolder();
  const first = startFirst(tools, { folder, addresses: Object.values(OWN_ADDRESSES).flat() });
  const close = async (): Promise<void> => {
    await endFirst(first);
    removeTempFolder(folder);
  };
  try {
    const told = await awaitReady(first);
    if ('reason' in told) throw notPermitted(told.reason);
    const enter = entrance(tools, told.pid);
    tryToEnter(enter);
    const listen = socketsFrom(first);
    return {
      folder,
      systemFiles: { [BOTO_CONFIG]: systemFile(folder, BOTO_CONFIG) },
      ownAddresses: true,
      enter,
      listen: async (server, address = LOOPBACK) => {
        server.listen(await listen(address));
        await once(server, 'listening');
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function entrance({ nsenter, setpriv, unshare }: Tools, pid: number): Seal['enter'] {
  const namespaces = ['--user', '--net', '--mount', '--pid', '--preserve-credentials'];
  return (argv, cwd) => [
    ...[nsenter, `--target=${pid}`, ...namespaces, '--'],
    ...[setpriv, ...POWERLESS, '--'],
    // It makes no namespaces here: it changes the folder, as seen from inside.
    ...[unshare, `--wd=${cwd}`, '--', ...argv],
  ];
}

/** Throws {@link SealError} if no program can be started inside. */
function tryToEnter(enter: Seal['enter']): void {
  const [program = '', ...args] = enter(['true'], '/');
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw notPermitted(`no program can be started inside: ${stderr.trim()}`);
}

function notPermitted(reason: string): SealError {
  return new SealError(
    reason,
    [
      'User, network and mount namespaces must be permitted, and overlay mounts in them (Linux 5.11).',
      'In a container, start it with --privileged. Where AppArmor restricts namespaces (Ubuntu 24.04),',
      'set kernel.apparmor_restrict_unprivileged_userns=0 by sysctl.',
    ].join('\n'),
  );
}
