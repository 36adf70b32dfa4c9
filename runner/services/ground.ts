/** Where the servers of a world stand: on this machine, or in a network of their own. */
import { once } from 'node:events';
import type { Server } from 'node:http';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Ground {
  /** Whether the services' own addresses are there, so that nothing has to be redirected from them. */
  readonly ownAddresses: boolean;
  /** Has `server` listen at `address`, or at a free port of 127.0.0.1. Rejects if it cannot. */
  listen(server: Server, address?: Address): Promise<void>;
}

/** The machine that the runner runs on. */
export const MACHINE: Ground = {
  ownAddresses: false,
  async listen(server, { host, port } = { host: '127.0.0.1', port: 0 }) {
    server.listen(port, host);
    await once(server, 'listening');
  },
};
