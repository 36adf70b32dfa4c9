/** Servers that stand for services: made for a listener, and closed with all their connections. */
import { createServer, type Server } from 'node:http';
import type { Listener } from './listener.js';

/** A server that has `listener` answer. It does not listen yet. */
export function serverOf(listener: Listener): Server {
  return createServer((request, response) => void listener.handle(request, response));
}

/** Ends every wait and breaks all connections, whatever is under way. Never rejects. */
export async function closeServers(
  listeners: readonly Listener[],
  servers: readonly Server[],
): Promise<void> {
  for (const listener of listeners) listener.close();
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      return closed;
    }),
  );
}
