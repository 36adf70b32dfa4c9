/** What a service answers, before it is a response: a body, how it is sent, and what goes wrong. */
import type { RawAnswer } from '../model/case-file.generated.js';

export type Abort = NonNullable<RawAnswer['abort']>;

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** How often the body is sent in a row; Infinity: without an end. */
  readonly repeat?: number;
  /** How many bytes of it all are sent, as if they were all. */
  readonly truncate?: number;
  readonly abort?: Abort;
  /** Milliseconds before it begins. */
  readonly delay?: number;
}

const encoder = new TextEncoder();

export function textReply(status: number, contentType: string, text: string): Reply {
  return { status, headers: { 'content-type': contentType }, body: encoder.encode(text) };
}

export function jsonReply(status: number, value: unknown, headers?: Reply['headers']): Reply {
  const reply = textReply(status, 'application/json', JSON.stringify(value));
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** The answer that a case spells out. Headers are those that it states, and no others. */
export function rawReply(raw: RawAnswer): Reply {
  const repeat = raw.endless === true ? Infinity : raw.repeat;
  return {
    status: raw.status ?? 200,
    headers: raw.headers ?? {},
    body: rawBody(raw),
    ...(repeat !== undefined && { repeat }),
    ...(raw.truncate !== undefined && { truncate: raw.truncate }),
    ...(raw.abort !== undefined && { abort: raw.abort }),
  };
}

function rawBody({ body, json, base64 }: RawAnswer): Uint8Array {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  return encoder.encode(json === undefined ? (body ?? '') : JSON.stringify(json));
}
