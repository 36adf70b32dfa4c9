/** The network of one world: takes a request to its service, writes it down, gives the response. */
import { isDeepStrictEqual } from 'node:util';
import type { RequestActivity } from '../model/adapter.js';
import { SERVICES, type Given, type ServiceName } from '../model/case.js';
import { callOf, type Call } from './call.js';
import { serviceAt } from './hosts.js';
import { secretsIn } from './keys.js';
import { operationOf } from './operations.js';
import { toResponse } from './response.js';
import { verifyProof } from './proof.js';
import { verify } from './signature.js';

/** `service`: who is asked, where the host does not tell. Faults are in the response's headers. */
export type Exchange = (request: Request, service?: ServiceName) => Promise<Response>;

/** An exchange in a world that may change. */
export interface ChangingExchange extends Exchange {
  /** The world is `given` from now on. The answers of a service begin anew if they are others than before. */
  change(given: Given, now: number): void;
}

export interface ExchangeOptions {
  /** The world, with all placeholders expanded. */
  readonly given: Given;
  /** The world's time when it was staged, in ms since the epoch: what `+1h` is relative to. */
  readonly now: number;
  /** Hears of every request before it is answered. */
  readonly record: (activity: RequestActivity) => void;
}

/** A service that the world does not give, and a host that is none, refuse the connection. */
export function createExchange({
  given: first,
  now: began,
  record,
}: ExchangeOptions): ChangingExchange {
  let given = first;
  let now = began;
  const secrets = [secretsIn(first)];
  // What was given before may still be in use.
  const secretsOf = (key: string) => new Set(secrets.flatMap((each) => [...each(key)]));
  const handlers = new Map<ServiceName, ReturnType<typeof serve>>();

  async function verified(call: Call): Promise<Pick<RequestActivity, 'signature' | 'proof'>> {
    const signature = await verify(call, secretsOf);
    const proof = await verifyProof(call, given.files);
    return { ...(signature !== undefined && { signature }), ...(proof !== undefined && { proof }) };
  }

  const exchange: Exchange = async (request, service = serviceAt(new URL(request.url))) => {
    const call = await callOf(request);
    record({ ...describe(call, service), ...(await verified(call)) });
    const described = service === undefined ? undefined : given[service];
    if (service === undefined || described === undefined) return toResponse(REFUSED);

    if (!handlers.has(service)) handlers.set(service, serve(service, described, now));
    const { answer, own } = await handlers.get(service)!;
    return answer(own, request);
  };

  const change = (next: Given, moment: number): void => {
    for (const service of SERVICES) {
      if (!isDeepStrictEqual(given[service], next[service])) handlers.delete(service);
    }
    secrets.push(secretsIn(next));
    given = next;
    now = moment;
  };
  return Object.assign(exchange, { change });
}

const REFUSED = { status: 503, headers: {}, body: new Uint8Array(), abort: 'refuse' } as const;

/**
 * Loads what answers, which takes a while. It comes by itself with the first request in memory; a
 * client with a real clock must not have to wait for it.
 */
export function loadHandlers() {
  return import('./handlers.js');
}

async function serve<Name extends ServiceName>(
  service: Name,
  described: NonNullable<Given[Name]>,
  now: number,
) {
  const { answer, handlersOf } = await loadHandlers();
  return { answer, own: handlersOf(service, described, now) };
}

function describe(call: Call, service: ServiceName | undefined): RequestActivity {
  const operation = service === undefined ? undefined : operationOf(service, call);
  const params = { ...call.params, ...operation?.pathParams?.(call) };
  return {
    kind: 'request',
    service: service ?? call.url.host,
    ...(operation !== undefined && { operation: operation.name }),
    method: call.method,
    url: call.url.href,
    ...(Object.keys(params).length > 0 && { params }),
    ...(Object.keys(call.headers).length > 0 && { headers: call.headers }),
  };
}
