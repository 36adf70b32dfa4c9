/** Sockets that listen inside of a seal, for servers outside. */
import type { ChildProcess } from 'node:child_process';
import type { Server } from 'node:net';
import type { Address } from '../services/index.js';
import type { Ask, Tell } from './messages.js';

interface Asking {
  readonly resolve: (socket: Server) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Asks the first process for sockets. What it resolves to listens already; it rejects where the address
 * cannot be had, and once the first process is gone.
 */
export function socketsFrom(first: ChildProcess): (address: Address) => Promise<Server> {
  const asked = new Map<number, Asking>();
  let count = 0;
  first.on('message', (told: Tell, socket) => {
    if (told.kind === 'listening') asked.get(told.id)?.resolve(socket as Server);
    if (told.kind === 'refused') asked.get(told.id)?.reject(new Error(told.reason));
    if ('id' in told) asked.delete(told.id);
  });
  const gone = (): void => {
    for (const { reject } of asked.values()) reject(new Error('the seal is gone'));
    asked.clear();
  };
  first.once('disconnect', gone);
  return ({ host, port }) =>
    new Promise((resolve, reject) => {
      const id = count++;
      asked.set(id, { resolve, reject });
      if (first.connected) first.send({ id, host, port } satisfies Ask);
      else gone();
    });
}
