/** Turns what arrives at a server into a Request, and a Response into what leaves it, with its faults. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { ServiceName } from '../model/case.js';
import type { Exchange } from './exchange.js';
import { badGateway, brokenConnection, faultsOf } from './response.js';

/** No request for credentials is larger; the client of a larger one is disconnected. */
const LARGEST_REQUEST = 10 * 1024 * 1024;
/** Pause between the chunks of a body without an end, so that it does not fill its reader's memory. */
const DRIP_MS = 10;

/** What a server is to its clients: one service, or all of them behind a gateway or a proxy. */
export type Role = ServiceName | 'gateway' | 'proxy';

/** One server's ear. */
export class Listener {
  private readonly closing = new AbortController();
  private readonly exchange: Promise<Exchange>;
  private resolveExchange: (exchange: Exchange) => void = () => undefined;

  constructor(private readonly role: Role) {
    this.exchange = new Promise((resolve) => (this.resolveExchange = resolve));
  }

  answerWith(exchange: Exchange): void {
    this.resolveExchange(exchange);
  }

  /** Ends every wait; what comes after is dropped. */
  close(): void {
    this.closing.abort();
  }

  /** Never rejects: whatever goes wrong between client and server ends their connection. */
  async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined);
    incoming.on('error', () => undefined);
    try {
      const request = await toRequest(incoming);
      const exchange = await this.exchange;
      const { role } = this;
      const service = role === 'gateway' || role === 'proxy' ? undefined : role;
      const response = await exchange(request, service);
      await this.send(response, outgoing);
    } catch {
      outgoing.destroy();
    }
  }

  private async send(response: Response, outgoing: ServerResponse): Promise<void> {
    const { abort, delay } = faultsOf(response);
    const { signal } = this.closing;
    if (delay > 0) await sleep(delay, undefined, { signal });
    switch (abort) {
      case 'refuse':
      case 'unreachable':
        if (this.role === 'gateway') return writeAll(brokenConnection(abort), outgoing, signal);
        if (abort === 'refuse') return this.breakOff(outgoing, signal);
        return;
      case 'reset':
        return this.breakOff(outgoing, signal);
      case 'never':
        return;
      case 'mid-body':
      case 'stall':
        await writeHalf(response, outgoing);
        if (abort === 'mid-body') outgoing.destroy();
        return;
      case undefined:
        return writeAll(response, outgoing, signal);
    }
  }

  /** Without a tunnel, a connection that breaks is the one to the proxy: clients would blame that. */
  private async breakOff(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
    const tunnel = outgoing.socket instanceof TLSSocket;
    if (this.role === 'proxy' && !tunnel) return writeAll(badGateway(), outgoing, signal);
    reset(outgoing);
  }
}

/** A connection with TLS cannot be reset by Node, only closed. */
function reset({ socket }: ServerResponse): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}

/** A client may ask in the manner of a proxy, with a whole URL. */
async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', socket } = incoming;
  const { host = '', 'x-forwarded-proto': forwarded = 'http', ...headers } = incoming.headers;
  const scheme = socket instanceof TLSSocket ? 'https' : forwarded;
  const target = url.startsWith('/') ? `${String(scheme)}://${host}${url}` : url;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_REQUEST) throw new Error('request too large');
  }
  const bodiless = method === 'GET' || method === 'HEAD';
  return new Request(target, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(!bodiless && { body: Buffer.concat(chunks) }),
  });
}

function writeHead(response: Response, outgoing: ServerResponse): void {
  outgoing.sendDate = false;
  outgoing.writeHead(response.status, [...response.headers].flat());
}

async function writeAll(
  response: Response,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  writeHead(response, outgoing);
  const endless = response.body !== null && !response.headers.has('content-length');
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    if (!(await write(chunk, outgoing))) return;
    if (endless) await sleep(DRIP_MS, undefined, { signal });
  }
  outgoing.end();
}

/** Says how long the body is, and sends its first half. */
async function writeHalf(response: Response, outgoing: ServerResponse): Promise<void> {
  writeHead(response, outgoing);
  let left = Math.floor(Number(response.headers.get('content-length') ?? 0) / 2);
  outgoing.flushHeaders();
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    if (left <= 0 || !(await write(chunk.subarray(0, left), outgoing))) return;
    left -= chunk.length;
  }
}

/** Whether more can be written once `chunk` is out. */
function write(chunk: Uint8Array, outgoing: ServerResponse): Promise<boolean> {
  return new Promise((resolve) =>
    outgoing.write(chunk, (error) => resolve(error === null || error === undefined)),
  );
}
