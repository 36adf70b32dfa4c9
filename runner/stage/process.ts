/** A world for another process: real files in a fresh home, an environment of its own, services on loopback. */
import type { Activity, Capability } from '../model/adapter.js';
import { SERVICES, type Given, type ServiceName } from '../model/case.js';
import {
  createExchange,
  loadHandlers,
  openGateway,
  openServers,
  type Loopback,
  type Proxy,
} from '../services/index.js';
import { expandGiven } from './expand-given.js';
import { expandPlaceholders } from './placeholders.js';
import { writeCommands } from './script-commands.js';
import { makeTempHome, type TempHome } from './temp-home.js';

/** The variables that send an SDK's requests elsewhere, by service. */
const REDIRECTS: Readonly<Partial<Record<ServiceName, string>>> = {
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
  /** Where an adapter that routes its requests sends them all. */
  readonly gateway?: string;
  /** Codes typed at the prompt. */
  readonly mfa?: readonly string[];
  /** The requests so far, in order, then the calls of programs, in order. */
  activity(): readonly Activity[];
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
 * `ownEnv` is what the program needs in its environment besides that of the case, which wins.
 * Throws {@link CannotStageError}.
 */
export async function stageForProcess(
  unexpanded: Given,
  traps: readonly string[],
  capabilities: ReadonlySet<Capability>,
  ownEnv: Given['env'] = {},
): Promise<ProcessWorld> {
  refuseOutside(unexpanded, capabilities);
  const requests: Activity[] = [];
  const temp = makeTempHome();
  let network: Loopback | undefined;
  const dispose = async (): Promise<void> => {
    temp.remove();
    await network?.close();
  };
  try {
    network = await openNetwork(unexpanded, traps, capabilities);
    const now = Date.now();
    const { home, bin, notes: folder } = temp;
    const values = { now, home, addresses: network.addresses };
    const expand = (text: string): string => expandPlaceholders(text, values);
    const given = expandGiven(unexpanded, expand);
    network.answerWith(
      createExchange({ given, now, record: (request) => void requests.push(request) }),
    );
    temp.lay(given.files);
    const commands = writeCommands(given.commands ?? [], { home, bin, folder });
    const own = Object.entries(ownEnv).map(([name, value]) => [name, expand(value)] as const);
    const redirects = network.proxy
      ? { ...redirectsTo(network.addresses), ...proxied(network.proxy, temp) }
      : {};
    const defaults = { ...redirects, ...Object.fromEntries(own) };
    return {
      home,
      env: { ...defaults, ...given.env, HOME: home, PATH: searchPath(bin) },
      params: given.params,
      ...(network.gateway !== undefined && { gateway: network.gateway }),
      ...(given.mfa !== undefined && { mfa: given.mfa }),
      activity: () => [...requests, ...commands.calls()],
      now,
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** A gateway notices every request; servers stand only where one can be expected or is watched for. */
async function openNetwork(
  given: Given,
  traps: readonly string[],
  capabilities: ReadonlySet<Capability>,
): Promise<Loopback> {
  const present = SERVICES.filter((service) => given[service] !== undefined);
  if (present.length > 0) await loadHandlers();
  if (capabilities.has('routes')) return openGateway();
  return openServers(
    SERVICES.filter((service) => present.includes(service) || traps.includes(service)),
  );
}

/** Every redirectable service: to its mock, or to where the connection is refused. */
function redirectsTo(addresses: Loopback['addresses']): Record<string, string> {
  return Object.fromEntries(
    SERVICES.flatMap((service) => {
      const name = REDIRECTS[service];
      return name === undefined ? [] : [[name, addresses[service]]];
    }),
  );
}

/** What is not redirected must not leave the machine, and can be answered by the mocks as well. */
function proxied({ address, authority }: Proxy, temp: TempHome): Record<string, string> {
  return {
    HTTP_PROXY: address,
    HTTPS_PROXY: address,
    NO_PROXY: '127.0.0.1,localhost,::1',
    AWS_CA_BUNDLE: temp.place('authority.pem', authority),
  };
}

/** Throws {@link CannotStageError} for what lies outside of the home directory and of loopback. */
function refuseOutside({ env, files }: Given, capabilities: ReadonlySet<Capability>): void {
  const outside = Object.keys(files).find((path) => !path.startsWith('~/'));
  if (outside !== undefined) {
    throw new CannotStageError(`${outside} is outside of the home directory`);
  }
  if (env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] && !capabilities.has('routes')) {
    const reason = 'no setting redirects the fixed address of containers';
    throw new CannotStageError(`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is set, and ${reason}`);
  }
}

/** The world's own programs first; of the host only the folders in which programs are found. */
function searchPath(bin: string): string {
  return [bin, process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'].join(':');
}
