/** The services that have no names, at the very addresses where SDKs ask them. */
import type { ServiceName } from '../model/case.js';
import type { Ground } from './ground.js';
import { OWN_ADDRESSES } from './hosts.js';
import { Listener } from './listener.js';
import type { Loopback } from './loopback.js';
import { closeServers, serverOf } from './server.js';

/**
 * Has those of `services` that have addresses of their own listen there, on ground that has them.
 * At the addresses of the others connections are refused. Rejects if one cannot be had.
 */
export async function openOwnAddresses(
  services: readonly ServiceName[],
  ground: Ground,
): Promise<Pick<Loopback, 'answerWith' | 'close'>> {
  const places = services.flatMap((service) =>
    (OWN_ADDRESSES[service] ?? []).map((host) => ({ service, host })),
  );
  const listeners = places.map(({ service }) => new Listener(service));
  const servers = listeners.map(serverOf);
  await Promise.all(
    servers.map((server, index) => ground.listen(server, { host: places[index]!.host, port: 80 })),
  );
  return {
    answerWith: (exchange) => listeners.forEach((each) => each.answerWith(exchange)),
    close: () => closeServers(listeners, servers),
  };
}
