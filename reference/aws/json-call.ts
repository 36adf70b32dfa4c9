/** Calls of services that answer with JSON: IAM Identity Center and console login. */
import { isObject, parseJson, type JsonObject } from '../metadata/json.js';
import type { Session } from '../session.js';
import { reachable } from '../urls.js';
import { decodeUtf8 } from '../utf8.js';
import { retryPolicy } from './call-settings.js';
import type { Operation } from './retry.js';
import { exchange, NoAnswerError, saysNothing, type ServiceAnswer } from './exchange.js';

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
    decisions.fail('STS-43', 'connection-failed', `the port of ${call.endpoint} is none`);
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

function readAnswer(session: Session, call: JsonCall, answer: ServiceAnswer): JsonAnswer {
  const { decisions } = session;
  const { status, body } = answer;
  if (saysNothing(answer)) {
    decisions.follow('STS-35', `the answer says nothing but its status ${status}`);
    return { status, errorCode: String(status), document: {} };
  }
  const text =
    decodeUtf8(body) ??
    decisions.fail(call.rules.answer, 'invalid-utf8', `${call.operation}: the answer is not UTF-8`);
  // What is no JSON counts as a message, and so as a document without any of the fields.
  const parsed = parseJson(text);
  const document = parsed === undefined ? {} : parsed;
  if (!isObject(document)) {
    return decisions.fail(
      call.rules.answer,
      'invalid-type',
      `${call.operation}: the answer is no JSON object`,
    );
  }
  if (status < 300) return { status, document };
  if (status > 300) return { status, errorCode: errorCodeOf(session, answer, document), document };
  decisions.follow('STS-36', 'the status 300 is an error, whatever the answer says');
  return { status, errorCode: String(status), document };
}

/** Fails with `invalid-type` for a code that cannot be one. */
function errorCodeOf(
  { decisions }: Session,
  { status, headers }: ServiceAnswer,
  { code, Code, __type: type = String(status) }: JsonObject,
): string {
  const stated = headers.get('x-amzn-errortype') ?? (code === undefined ? Code : code) ?? type;
  if (typeof type === 'number' || typeof type === 'boolean' || stated instanceof Object) {
    return decisions.fail('STS-34', 'invalid-type', 'the code of the error is no text');
  }
  decisions.follow('STS-34', `the code of the error is ${String(stated)}`);
  return String(stated).split(':')[0]!.split('#').at(-1)!;
}
