/** A service that must not be touched: it answers nothing useful and remembers every touch. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from '../model/adapter.js';

export interface Trap {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback interface, and tells `log` of each request. */
export async function setTrap(service: string, log: (activity: Activity) => void): Promise<Trap> {
  const server = createServer((request, response) => {
    log({ kind: 'request', service, method: request.method ?? '', url: request.url ?? '' });
    response.writeHead(500, { connection: 'close' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
