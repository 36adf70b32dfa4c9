/** The calls to STS: what is sent where. Follows spec/STS.md. */
import type { Credentials } from '../outcome.js';
import type { Session } from '../session.js';
import { reachable } from '../urls.js';
import { exchange, NoAnswerError } from './exchange.js';
import { signRequest } from './sign.js';
import { errorCodeOf, readAnswer, type RoleAnswer, type StsAction } from './sts-answer.js';
import { checkSigner, checkSigningRegion, openStsClient } from './sts-client.js';
import { checkParams, sentParams, type StsParams } from './sts-params.js';
import { USER_AGENT } from './user-agent.js';

export interface StsCall {
  readonly action: StsAction;
  readonly params: StsParams;
  /** Undefined: the request is not signed. A function fails when it comes to signing. */
  readonly signer: Credentials | (() => never) | undefined;
}

/** Calls STS and reads its answer. Throws ResolutionError. */
export async function callSts(session: Session, call: StsCall): Promise<RoleAnswer> {
  const { signer } = call;
  const client = await openStsClient(session, typeof signer === 'object' ? signer : undefined);
  const { keys } = client;
  checkParams(session, call.params);
  if (signer) checkSigningRegion(session, client);
  if (typeof signer === 'function') signer();
  if (keys) checkSigner(session, client, keys);
  else if (client.configured) session.decisions.follow('STS-11', 'nothing is signed for a region');
  const body = new URLSearchParams([
    ['Action', call.action],
    ['Version', '2011-06-15'],
    ...sentParams(session, call.params),
  ]).toString();
  const make = async (): Promise<Request> => {
    const url = new URL(
      reachable(client.url) ??
        session.decisions.fail(
          'STS-43',
          call.signer ? 'invalid-value' : 'connection-failed',
          `the port of ${client.url} is none`,
        ),
    );
    if (client.configured) session.decisions.follow('STS-43', `asking ${url.host}`);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': USER_AGENT,
    };
    session.decisions.follow('STS-29', USER_AGENT);
    session.decisions.follow('STS-14', `POST ${url.host}`);
    session.decisions.follow(keys ? 'STS-15' : 'STS-16', keys ? 'signed' : 'not signed');
    const scope = { service: 'sts', region: client.signingRegion, now: session.world.now() };
    const signed = keys
      ? onTheWire(session, await signRequest({ method: 'POST', url, headers, body }, scope, keys))
      : headers;
    return new Request(url, { method: 'POST', headers: signed, body });
  };
  try {
    const answer = await exchange(
      session.world,
      { ...client.policy, operation: call.action },
      make,
      (got) => errorCodeOf(session, got),
      (attempts) => session.decisions.follow('STS-19', `trying again after attempt ${attempts}`),
    );
    return readAnswer(session, call.action, answer);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    return session.decisions.fail(
      'STS-20',
      'connection-failed',
      `${call.action}: ${error.message}`,
    );
  }
}

/** Signed headers as bytes, each a character. Fails with `connection-failed` for what no header can hold. */
function onTheWire(
  { decisions }: Session,
  headers: Readonly<Record<string, string>>,
): [name: string, bytes: string][] {
  return Object.entries(headers).map(([name, value]) => {
    decisions.follow('STS-44', `${name} is sent as UTF-8`);
    if (/[\r\n]/.test(value)) {
      decisions.fail('STS-44', 'connection-failed', `no header can hold the line end in ${name}`);
    }
    return [name, Buffer.from(value).toString('latin1')];
  });
}
