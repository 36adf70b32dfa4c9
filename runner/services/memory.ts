/** The network of a world in this process: answers from the services, in the world's own time. */
import { NetworkError, type World } from '../../reference/index.js';
import type { Exchange } from './exchange.js';
import { faultsOf } from './response.js';

/** No answer that anyone could use is larger. */
const LARGEST_BODY = 10 * 1024 * 1024;

/**
 * `World.fetch` on top of an exchange. Waits on the world's clock, so a timeout costs no real time;
 * the body is read here, so that every fault comes out as a {@link NetworkError}.
 */
export function memoryFetch(exchange: Exchange, sleep: World['sleep']): World['fetch'] {
  return async (request, { timeout }) => {
    const fail = (kind: NetworkError['kind']) => new NetworkError(kind, request.url);
    const response = await exchange(request);
    const { abort, delay } = faultsOf(response);

    if (abort === 'refuse') throw fail('refused');
    if (abort === 'unreachable' || abort === 'never' || delay >= timeout) {
      await sleep(timeout);
      throw fail(abort === 'unreachable' ? 'connect-timeout' : 'timeout');
    }
    if (delay > 0) await sleep(delay);
    if (abort === 'reset') throw fail('reset');
    if (abort === 'stall') {
      await sleep(timeout);
      throw fail('timeout');
    }
    const body = await read(response);
    if (body === undefined) throw fail('too-large');
    const { status, headers } = response;
    const sent = abort === 'mid-body' ? body.subarray(0, body.length / 2) : body;
    return new Response(response.body === null ? null : sent, { status, headers });
  };
}

/** The whole body; undefined if it is too large, the rest of it unread. */
async function read(response: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
