/** The network of a world for another process: real servers on a loopback interface. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SERVICES, type ServiceName } from '../model/case.js';
import type { Exchange } from './exchange.js';
import { MACHINE, type Ground } from './ground.js';
import { MOCK_ADDRESSES } from './hosts.js';
import { Listener } from './listener.js';
import { closeServers, serverOf } from './server.js';
import { openTunnels } from './tunnels.js';

/** Nothing listens there: a connection to it is refused. */
const CLOSED = 'http://127.0.0.1:1';

export interface Proxy {
  readonly address: string;
  /** PEM of the certificate authority that vouches for all hosts. */
  readonly authority: string;
}

export interface Loopback {
  /** Where each service is; also where it is not, for those that refuse. No final slash. */
  readonly addresses: Readonly<Record<ServiceName, string>>;
  /** Where the adapter must send every request, if it can. */
  readonly gateway?: string;
  /** What answers where no setting redirects. */
  readonly proxy?: Proxy;
  /** Whom the servers ask; until then they keep their clients waiting. */
  answerWith(exchange: Exchange): void;
  /** Closes all servers and breaks all connections, whatever is under way. */
  close(): Promise<void>;
}

/** One server for all services, told apart by the Host header, for adapters with `routes`. */
export async function openGateway(ground: Ground = MACHINE): Promise<Loopback> {
  const listener = new Listener('gateway');
  const server = serverOf(listener);
  await ground.listen(server);
  return {
    addresses: MOCK_ADDRESSES,
    gateway: addressOf(server),
    answerWith: (exchange) => listener.answerWith(exchange),
    close: () => closeServers([listener], [server]),
  };
}

/**
 * One server for each of `services`, for implementations that are redirected by their settings. The
 * others are at an address that refuses; a server cannot, so it resets a connection instead. Requests
 * that are not redirected meet the proxy.
 */
export async function openServers(
  services: readonly ServiceName[],
  ground: Ground = MACHINE,
): Promise<Loopback> {
  const proxyListener = new Listener('proxy');
  const listeners = [...services.map((service) => new Listener(service)), proxyListener];
  const servers = listeners.map(serverOf);
  await Promise.all(servers.map((server) => ground.listen(server)));
  const proxyServer = servers.at(-1)!;
  const tunnels = openTunnels(proxyServer, proxyListener);
  const addresses = Object.fromEntries(SERVICES.map((service) => [service, CLOSED]));
  services.forEach((service, i) => (addresses[service] = addressOf(servers[i]!)));
  return {
    addresses: addresses as Record<ServiceName, string>,
    proxy: { address: addressOf(proxyServer), authority: tunnels.authority },
    answerWith: (exchange) => listeners.forEach((each) => each.answerWith(exchange)),
    close: () => closeServers(listeners, [...servers, tunnels.server]),
  };
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
