/** Calls of services that answer with JSON: IAM Identity Center and console login. */
import { isObject, parseJson, type JsonObject } from '../metadata/json.js';
import type { Session } from '../session.js';
import { reachable } from '../urls.js';
import { decodeUtf8 } from '../utf8.js';
import { retryPolicy } from './call-settings.js';
import type { Operation } from './retry.js';
import { exchange, NoAnswerError, type ServiceAnswer } from './exchange.js';

export interface JsonCall {
  readonly operation: Operation;
  /** Where the requests of {@link make} go. */
  readonly endpoint: string;
  /** Makes the request anew for each attempt. */
  readonly make: () => Request | Promise<Request>;
  /** The rules for an answer that is not understood, and for a service that is not reached. */
  readonly rules: { readonly answer: string; readonly unreachable: string };
}

/** What came back; with an error code, it is an error. */
export interface JsonAnswer {
  readonly status: number;
  readonly errorCode?: string;
  readonly document: JsonObject;
}

/** Sends unsigned, with retries. Fails with `connection-failed`, `invalid-utf8` or `invalid-type`. */
export async function callJson(session: Session, call: JsonCall): Promise<JsonAnswer> {
  const { decisions } = session;
  const policy = retryPolicy(session);
  if (reachable(call.endpoint) === undefined) {
    decisions.fail('STS-86', 'connection-failed', `the port of ${call.endpoint} is none`);
  }
  const read = (answer: ServiceAnswer): JsonAnswer => readAnswer(session, call, answer);
  try {
    const answer = await exchange(
      session.world,
      { ...policy, operation: call.operation },
      async () => call.make(),
      (each) => read(each).errorCode,
      (attempts) => decisions.follow('STS-19', `trying again after attempt ${attempts}`),
    );
    return read(answer);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    return decisions.fail(
      call.rules.unreachable,
      'connection-failed',
      `${call.operation}: ${error.message}`,
    );
  }
}

function readAnswer({ decisions }: Session, call: JsonCall, answer: ServiceAnswer): JsonAnswer {
  const { status, body, headers } = answer;
  const failed = status > 300;
  if (status >= 500 && (body.length === 0 || /^\s*<html>/.test(decodeUtf8(body) ?? ''))) {
    return { status, errorCode: String(status), document: {} };
  }
  const text =
    decodeUtf8(body) ??
    decisions.fail(call.rules.answer, 'invalid-utf8', `${call.operation}: the answer is not UTF-8`);
  // What is no JSON counts as a message, and so as a document without any of the fields.
  const parsed = text === '' ? undefined : parseJson(text);
  const value = parsed === undefined ? {} : parsed;
  if (!isObject(value)) {
    return decisions.fail(
      call.rules.answer,
      'invalid-type',
      `${call.operation}: the answer is no JSON object`,
    );
  }
  if (!failed) return { status, document: value };
  const stated =
    headers.get('x-amzn-errortype') ?? value['code'] ?? value['Code'] ?? value['__type'];
  const code = typeof stated === 'string' ? stated : String(status);
  return { status, errorCode: code.split(':')[0]!.split('#').at(-1)!, document: value };
}
