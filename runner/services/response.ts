/** A reply as a Response. What a Response cannot say stands in headers that never leave the runner. */
import type { Abort, Reply } from './reply.js';

const ABORT = 'x-credchain-abort';
const DELAY = 'x-credchain-delay';
const CHUNK = 64 * 1024;
/** Statuses whose responses have no body. */
const EMPTY = new Set([204, 205, 304]);

/** Long bodies are made while they are read. A body without an end has no content-length. */
export function toResponse(reply: Reply): Response {
  const { status, body, abort, delay } = reply;
  const size = Math.min(body.length * (reply.repeat ?? 1), reply.truncate ?? Infinity) || 0;
  const headers = new Headers(reply.headers);
  if (abort !== undefined) headers.set(ABORT, abort);
  if (delay !== undefined) headers.set(DELAY, String(delay));
  if (EMPTY.has(status)) return new Response(null, { status, headers });
  if (size !== Infinity) headers.set('content-length', String(size));
  return new Response(size > CHUNK ? stream(body, size) : cut(body, size), { status, headers });
}

/** What must happen besides sending the response; the headers that say so are taken off it. */
export function faultsOf(response: Response): { readonly abort?: Abort; readonly delay: number } {
  const abort = response.headers.get(ABORT) as Abort | null;
  const delay = Number(response.headers.get(DELAY) ?? 0);
  response.headers.delete(ABORT);
  response.headers.delete(DELAY);
  return { delay, ...(abort !== null && { abort }) };
}

/** A response that tells an adapter behind the gateway what became of its connection. */
export function brokenConnection(abort: 'refuse' | 'unreachable'): Response {
  return new Response(null, { status: 503, headers: { [ABORT]: abort, 'content-length': '0' } });
}

/** What proxies answer for a host that they cannot reach, or that breaks off. */
export function badGateway(): Response {
  return new Response(null, { status: 502, headers: { 'content-length': '0' } });
}

/** The first `size` bytes of `body` repeated; short, so it may be made at once. */
function cut(body: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += body.length) bytes.set(body.subarray(0, size - at), at);
  return bytes;
}

function stream(body: Uint8Array, size: number): ReadableStream<Uint8Array> {
  // Whole repetitions, so that every chunk begins where the one before it began.
  const chunk = cut(body, body.length * Math.ceil(CHUNK / body.length));
  let left = size;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(left < chunk.length ? chunk.slice(0, left) : chunk.slice());
        left -= chunk.length;
        if (left <= 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
