/** A world for another process: real files in a fresh home, an environment of its own, services on loopback. */
import type { Activity, Capability } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { makeTempHome } from './temp-home.js';
import { setTrap, type Trap } from './trap.js';

/** A loopback port on which nothing listens: a connection to it is refused at once. */
const REFUSING = 'http://127.0.0.1:1';

/** The variables that send an SDK's requests elsewhere, by service. */
const REDIRECTS: Readonly<Record<string, string>> = {
  sts: 'AWS_ENDPOINT_URL_STS',
  sso: 'AWS_ENDPOINT_URL_SSO',
  'sso-oidc': 'AWS_ENDPOINT_URL_SSO_OIDC',
  signin: 'AWS_ENDPOINT_URL_SIGNIN',
  imds: 'AWS_EC2_METADATA_SERVICE_ENDPOINT',
};

export interface ProcessWorld {
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly params: Given['params'];
  /** Addresses of services, for adapters that route requests themselves. */
  readonly routes: Readonly<Record<string, string>>;
  readonly activity: readonly Activity[];
  /** When it was staged, in ms since the epoch. */
  readonly now: number;
  dispose(): Promise<void>;
}

/** The world asks for something that this machine cannot stage. The message says what. */
export class CannotStageError extends Error {
  override readonly name = 'CannotStageError';
}

/**
 * Stages `given` on the disk and on loopback. `traps` are services that are not given but watched.
 * Throws {@link CannotStageError}.
 */
export async function stageForProcess(
  given: Given,
  traps: readonly string[],
  capabilities: ReadonlySet<Capability>,
): Promise<ProcessWorld> {
  const outside = Object.keys(given.files).find((path) => !path.startsWith('~/'));
  if (outside !== undefined) {
    throw new CannotStageError(`${outside} is outside of the home directory`);
  }
  const activity: Activity[] = [];
  const listening: Trap[] = [];
  const temp = makeTempHome();
  try {
    const routes: Record<string, string> = {};
    for (const service of traps) {
      if (!(service in REDIRECTS)) continue;
      const trap = await setTrap(service, (entry) => void activity.push(entry));
      listening.push(trap);
      routes[service] = trap.address;
    }
    const expand = (text: string): string => text;
    temp.lay(given.files, expand);
    const redirects = capabilities.has('routes') ? {} : redirectsTo(routes);
    return {
      home: temp.home,
      env: { ...redirects, ...given.env, HOME: temp.home, PATH: searchPath(temp.bin) },
      params: given.params,
      routes,
      activity,
      now: Date.now(),
      dispose: async () => {
        temp.remove();
        await Promise.all(listening.map((trap) => trap.close()));
      },
    };
  } catch (error) {
    temp.remove();
    await Promise.all(listening.map((trap) => trap.close()));
    throw error;
  }
}

/** Every redirectable service: to its mock, or to where the connection is refused. */
function redirectsTo(routes: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(REDIRECTS);
  return Object.fromEntries(entries.map(([service, name]) => [name, routes[service] ?? REFUSING]));
}

/** The world's own programs first; of the host only the folders in which programs are found. */
function searchPath(bin: string): string {
  return [bin, process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'].join(':');
}
