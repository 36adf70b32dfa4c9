/** Makes a proxy out of a server: whoever asks for a tunnel to a host finds that host played at its end. */
import { createServer, type Server } from 'node:http';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import { createAuthority, createServerIdentity, type Identity } from './certificate.js';
import type { Listener } from './listener.js';

export interface Tunnels {
  /** Has the connections at the ends of the tunnels; it listens nowhere. */
  readonly server: Server;
  /** PEM of the certificate authority that vouches for all hosts. */
  readonly authority: string;
}

/** Has `listener` answer what comes through the tunnels of `proxy`. */
export function openTunnels(proxy: Server, listener: Listener): Tunnels {
  const server = createServer((request, response) => void listener.handle(request, response));
  proxy.on('connect', ({ url = '' }, socket, head) => {
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.unshift(head);
    const secureContext = contextFor(url.replace(/:\d*$/, ''));
    const end = new TLSSocket(socket, { isServer: true, secureContext });
    // A client that does not trust the certificate hangs up.
    end.on('error', () => end.destroy());
    server.emit('connection', end);
  });
  return { server, authority: authority().certificate.toString() };
}

let known: Identity | undefined;
const contexts = new Map<string, SecureContext>();

/** One for all worlds of this process: it keeps no state, and making one takes time. */
function authority(): Identity {
  return (known ??= createAuthority('credchain'));
}

function contextFor(host: string): SecureContext {
  let context = contexts.get(host);
  if (context === undefined) {
    const { certificate, privateKey } = createServerIdentity(authority(), host);
    context = createSecureContext({
      cert: certificate.toString(),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    });
    contexts.set(host, context);
  }
  return context;
}
