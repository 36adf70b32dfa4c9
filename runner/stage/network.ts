/** How the requests of a process reach the mocks of its world, and do not leave the machine. */
import { SERVICES, type Given, type ServiceName } from '../model/case.js';
import {
  loadHandlers,
  openGateway,
  openOwnAddresses,
  openServers,
  OWN_ADDRESSES,
  type Ground,
  type Loopback,
} from '../services/index.js';

/**
 * `gateway`: the adapter itself makes all connections there. `settings`: the variables that redirect
 * SDKs are set. `proxy`: they are not, for an implementation that honours HTTP_PROXY and HTTPS_PROXY.
 */
export type Route = 'gateway' | 'settings' | 'proxy';

/** The variables that send an SDK's requests elsewhere, by service. */
const REDIRECTS: Readonly<Partial<Record<ServiceName, string>>> = {
  sts: 'AWS_ENDPOINT_URL_STS',
  sso: 'AWS_ENDPOINT_URL_SSO',
  'sso-oidc': 'AWS_ENDPOINT_URL_SSO_OIDC',
  signin: 'AWS_ENDPOINT_URL_SIGNIN',
  imds: 'AWS_EC2_METADATA_SERVICE_ENDPOINT',
};

/** Variables of a case that lead to addresses, past those above. */
const ENDPOINTS = [...Object.values(REDIRECTS), 'AWS_ENDPOINT_URL'];

/** A gateway notices every request; servers stand only where one can be expected or is watched for. */
export async function openNetwork(
  given: Given,
  traps: readonly string[],
  route: Route,
  ground: Ground | undefined,
): Promise<Loopback> {
  const present = SERVICES.filter((service) => given[service] !== undefined);
  if (present.length > 0) await loadHandlers();
  const expected = SERVICES.filter((one) => present.includes(one) || traps.includes(one));
  const network =
    route === 'gateway' ? await openGateway(ground) : await openServers(expected, ground);
  return ground?.ownAddresses ? withOwnAddresses(network, expected, ground) : network;
}

/** `network`, and besides it `services` at their own addresses. */
async function withOwnAddresses(
  network: Loopback,
  services: readonly ServiceName[],
  ground: Ground,
): Promise<Loopback> {
  const own = await openOwnAddresses(services, ground).catch(async (error: unknown) => {
    await network.close();
    throw error;
  });
  return {
    ...network,
    answerWith: (exchange) => [network, own].forEach((each) => each.answerWith(exchange)),
    close: async () => void (await Promise.all([network.close(), own.close()])),
  };
}

/**
 * The variables that lead a process to `network`; `place` writes a file and returns its path. Services
 * that stand at their own addresses are not redirected, and not asked through the proxy.
 */
export function networkVariables(
  { addresses, proxy }: Loopback,
  { route, ownAddresses }: { readonly route: Route; readonly ownAddresses: boolean },
  place: (name: string, text: string) => string,
): Record<string, string> {
  if (proxy === undefined) return {};
  const own = ownAddresses ? OWN_ADDRESSES : {};
  const redirects = Object.entries(REDIRECTS)
    .filter(([service]) => !(service in own))
    .map(([service, name]) => [name, addresses[service as ServiceName]] as const);
  return {
    ...(route === 'settings' && Object.fromEntries(redirects)),
    // What no setting redirects must not leave the machine, and can be answered as well.
    HTTP_PROXY: proxy.address,
    HTTPS_PROXY: proxy.address,
    NO_PROXY: ['127.0.0.1', 'localhost', '::1', ...Object.values(own).flat()].join(','),
    AWS_CA_BUNDLE: place('authority.pem', proxy.authority),
  };
}

/** Why requests could leave the machine that way; undefined if they cannot. */
export function leavesMachine({ env }: Given, route: Route): string | undefined {
  if (route === 'gateway') return undefined;
  // Of containers no implementation is known that asks a proxy.
  if (env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] !== undefined) {
    return 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is set, and nothing redirects the address of containers';
  }
  const leading = [
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    ...(route === 'settings' ? ENDPOINTS : []),
  ];
  const outside =
    leading.find((name) => isOutside(env[name])) ??
    // A proxy is found by the scheme, so that an address without one goes past it.
    ENDPOINTS.find((name) => env[name]?.startsWith('//') && isOutside(env[name]));
  if (outside !== undefined)
    return `${outside} leads to ${env[outside]}, and nothing redirects that`;
  if (route === 'settings' && env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] === '') {
    return 'AWS_EC2_METADATA_SERVICE_ENDPOINT is empty, so that nothing redirects instance metadata';
  }
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'];
  if (route === 'settings' && ignored?.toLowerCase() === 'true') {
    return 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS switches off what redirects';
  }
  return undefined;
}

/** Placeholders stand for mocks, two slashes alone for http, and what is no URL leads nowhere. */
function isOutside(text: string | undefined): boolean {
  if (text === undefined || text.includes('{{')) return false;
  const url = text.startsWith('//') ? `http:${text}` : text;
  if (!URL.canParse(url)) return false;
  return !/^(127\.\d+\.\d+\.\d+|localhost|\[::1\]|)$/.test(new URL(url).hostname);
}
