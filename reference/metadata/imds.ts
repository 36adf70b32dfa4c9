/** The conversation with the instance metadata service. Follows spec/IMDS.md. */
import { USER_AGENT } from '../aws/user-agent.js';
import type { Session } from '../session.js';
import { reachable } from '../urls.js';
import { NetworkError } from '../world.js';
import { fitsHeader } from './header.js';
import { parseJson } from './json.js';

const TOKEN_PATH = 'latest/api/token';
const ZONE_PATH = 'latest/meta-data/placement/availability-zone/';
const ROLE_PATH = 'latest/meta-data/iam/security-credentials/';
/** How long a token is asked to live, in seconds. */
const TOKEN_TTL = '21600';

/** Nothing came of it, and that is no error: the chain goes on. */
const GIVE_UP = Symbol('give up');
type OrGiveUp<T> = T | typeof GIVE_UP;

/** The document of the instance's role, or undefined if there is none to be had. Throws ResolutionError. */
export async function fetchRoleDocument(session: Session): Promise<unknown> {
  const token = await fetchToken(session);
  if (token === GIVE_UP) return undefined;
  const role = await get(session, ROLE_PATH, token, (body) =>
    body.length === 0 ? undefined : decode(session, body),
  );
  if (role === GIVE_UP) return undefined;
  session.decisions.follow('IMDS-10', 'the name of the role is taken as it was answered');
  const path = ROLE_PATH + role.replace(/[\r\n\t]/g, '');
  const document = await get(session, path, token, readDocument);
  return document === GIVE_UP ? undefined : document;
}

/** The availability zone of the instance, or undefined if nobody tells. Throws ResolutionError. */
export async function fetchZone(session: Session): Promise<string | undefined> {
  const token = await fetchToken(session);
  if (token === GIVE_UP) return undefined;
  const zone = await get(session, ZONE_PATH, token, (body) =>
    body.length === 0 ? undefined : decode(session, body),
  );
  return zone === GIVE_UP ? undefined : zone;
}

/** Undefined for what is no JSON, as for what is not UTF-8. */
function readDocument(body: Uint8Array): unknown {
  const text = tryToDecode(body);
  return text === undefined ? undefined : parseJson(text);
}

function decode({ decisions }: Session, body: Uint8Array): string {
  return (
    tryToDecode(body) ??
    decisions.fail('IMDS-20', 'invalid-utf8', 'the metadata service does not answer in UTF-8')
  );
}

function tryToDecode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

function usableToken({ decisions }: Session, token: string): string {
  decisions.follow('IMDS-20', 'the token is UTF-8');
  if (fitsHeader(token)) return token;
  return decisions.fail('IMDS-20', 'connection-failed', 'no header can hold the metadata token');
}

/** A token, undefined for version 1, or nothing at all. */
async function fetchToken(session: Session): Promise<OrGiveUp<string | undefined>> {
  const { decisions } = session;
  if (isDisabled(session)) return GIVE_UP;
  const { attempts, endpoint } = session.resolverSettings().imds;
  decisions.follow('IMDS-16', `the metadata service is at ${endpoint}`);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    decisions.follow('IMDS-2', 'asking for a token');
    const answer = await exchange(session, 'PUT', TOKEN_PATH, {
      'x-aws-ec2-metadata-token-ttl-seconds': TOKEN_TTL,
    });
    if (answer instanceof NetworkError) {
      decisions.follow('IMDS-6', `no answer: ${answer.kind}`);
      if (answer.kind === 'timeout') return undefined;
      continue;
    }
    switch (answer.status) {
      case 200:
        decisions.follow('IMDS-3', 'there is a token');
        return usableToken(session, decode(session, answer.body));
      case 403:
      case 404:
      case 405:
        decisions.follow('IMDS-4', `status ${answer.status}: going on without a token`);
        return undefined;
      case 400:
        decisions.follow('IMDS-5', 'status 400: giving up');
        return GIVE_UP;
      default:
        decisions.follow('IMDS-6', `status ${answer.status}`);
    }
  }
  return undefined;
}

/** What `read` makes of the first answer of which it can make something. */
async function get<T>(
  session: Session,
  path: string,
  token: string | undefined,
  read: (body: Uint8Array) => T | undefined,
): Promise<OrGiveUp<T>> {
  const { decisions } = session;
  const { attempts, v1Disabled } = session.resolverSettings().imds;
  if (!token && v1Disabled) {
    return decisions.fail(
      'IMDS-8',
      'metadata-retrieval-failed',
      'there is no token for the instance metadata service, and its version 1 is disabled',
    );
  }
  const headers: Record<string, string> =
    token === undefined ? {} : { 'x-aws-ec2-metadata-token': token };
  for (let attempt = 1; attempt <= attempts; attempt++) {
    decisions.follow('IMDS-7', `attempt ${attempt} of ${attempts}`);
    const answer = await exchange(session, 'GET', path, headers);
    if (!(answer instanceof NetworkError) && answer.status === 200) {
      const body = read(answer.body);
      if (body !== undefined) return body;
    }
    decisions.follow('IMDS-9', 'the answer is no use');
  }
  return GIVE_UP;
}

function isDisabled(session: Session): boolean {
  const { disabled } = session.resolverSettings().imds;
  const said = disabled ? 'it is switched off' : 'it is not switched off';
  session.decisions.follow('IMDS-1', `when the chain was made, ${said}`);
  return disabled;
}

async function exchange(
  session: Session,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ readonly status: number; readonly body: Uint8Array } | NetworkError> {
  const { endpoint, timeoutMs } = session.resolverSettings().imds;
  const url =
    reachable(`${endpoint.endsWith('/') ? endpoint : `${endpoint}/`}${path}`) ??
    session.decisions.fail('IMDS-71', 'invalid-imds-endpoint', `the port of ${endpoint} is none`);
  session.decisions.follow('IMDS-18', `waiting for ${timeoutMs} ms`);
  if (timeoutMs <= 0) {
    session.decisions.fail('IMDS-18', 'connection-failed', `nobody can answer in ${timeoutMs} ms`);
  }
  try {
    session.decisions.follow('IMDS-19', USER_AGENT);
    const request = new Request(url, {
      method,
      headers: { ...headers, 'user-agent': USER_AGENT },
    });
    const response = await session.world.fetch(request, { timeout: timeoutMs });
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    if (error instanceof NetworkError) return error;
    throw error;
  }
}
