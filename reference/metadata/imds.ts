/** The conversation with the instance metadata service. Follows spec/IMDS.md. */
import { USER_AGENT } from '../aws/user-agent.js';
import type { Session } from '../session.js';
import { reachable, withScheme } from '../urls.js';
import { decodeUtf8 } from '../utf8.js';
import { NetworkError } from '../world.js';
import { exchange, type MetadataAnswer } from './exchange.js';
import { fitsHeader } from './header.js';
import { parseJson } from './json.js';

const TOKEN_PATH = 'latest/api/token';
const ROLE_PATH = 'latest/meta-data/iam/security-credentials/';
const ZONE_PATH = 'latest/meta-data/placement/availability-zone/';
/** How long a token is asked to live, in seconds. */
const TOKEN_TTL = '21600';

/** Nothing came of it, and that is no error: the chain goes on. */
const GIVE_UP = Symbol('give up');

/** The document of the instance's role, or undefined if there is none to be had. Throws ResolutionError. */
export async function fetchRoleDocument(session: Session): Promise<unknown> {
  const token = await fetchToken(session);
  if (token === GIVE_UP) return undefined;
  const role = await get(session, ROLE_PATH, token, (text) => legible(session, text) || undefined);
  if (role === undefined) return undefined;
  session.decisions.follow('IMDS-10', 'the name of the role is taken as it was answered');
  return get(session, ROLE_PATH + role.replace(/[\r\n\t]/g, ''), token, parseJson);
}

/** The availability zone of the instance, or undefined if nobody tells. Throws ResolutionError. */
export async function fetchZone(session: Session): Promise<string | undefined> {
  const token = await fetchToken(session);
  if (token === GIVE_UP) return undefined;
  return get(session, ZONE_PATH, token, (text) => legible(session, text) || undefined);
}

/** Undefined if it is not UTF-8 where it should be. */
function textOf({ decisions }: Session, { headers, body }: MetadataAnswer): string | undefined {
  const type = headers.get('content-type');
  if (!type?.includes('text') || type.includes('charset')) return decodeUtf8(body);
  decisions.follow('IMDS-21', `${type} without a charset is Latin 1`);
  return Buffer.from(body).toString('latin1');
}

function legible({ decisions }: Session, text: string | undefined): string {
  return (
    text ??
    decisions.fail('IMDS-20', 'invalid-utf8', 'the metadata service does not answer in UTF-8')
  );
}

function usableToken({ decisions }: Session, token: string): string {
  decisions.follow('IMDS-20', 'the token is UTF-8');
  if (fitsHeader(token)) return token;
  return decisions.fail('IMDS-20', 'connection-failed', 'no header can hold the metadata token');
}

/** A token, undefined for version 1, or nothing at all. */
async function fetchToken(session: Session): Promise<string | undefined | typeof GIVE_UP> {
  const { decisions } = session;
  if (isDisabled(session)) return GIVE_UP;
  const { attempts, endpoint } = session.resolverSettings().imds;
  decisions.follow('IMDS-16', `the metadata service is at ${endpoint}`);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    decisions.follow('IMDS-2', 'asking for a token');
    const answer = await ask(session, 'PUT', TOKEN_PATH, {
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
        return usableToken(session, legible(session, textOf(session, answer)));
      case 403:
      case 404:
      case 405:
        decisions.follow('IMDS-4', `status ${answer.status}: going on without a token`);
        return undefined;
      case 400:
        decisions.follow('IMDS-5', 'status 400: giving up');
        return GIVE_UP;
    }
    decisions.follow('IMDS-6', `status ${answer.status}`);
  }
  return undefined;
}

/** What `read` makes of the first answer of which it can make something; undefined if there is none. */
async function get<T>(
  session: Session,
  path: string,
  token: string | undefined,
  read: (text: string | undefined) => T | undefined,
): Promise<T | undefined> {
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
    const answer = await ask(session, 'GET', path, headers);
    if (!(answer instanceof NetworkError) && answer.status === 200) {
      const value = read(textOf(session, answer));
      if (value !== undefined) return value;
    }
    decisions.follow('IMDS-9', 'the answer is no use');
  }
  return undefined;
}

function isDisabled(session: Session): boolean {
  const { disabled } = session.resolverSettings().imds;
  session.decisions.follow(
    'IMDS-1',
    disabled ? 'it is switched off' : 'it was not switched off when the chain was made',
  );
  return disabled;
}

/** The answer, or why there is none. */
async function ask(
  session: Session,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<MetadataAnswer | NetworkError> {
  const { decisions, world } = session;
  const { timeoutMs } = session.resolverSettings().imds;
  const url = addressOf(session, path);
  decisions.follow('IMDS-18', `waiting for ${timeoutMs} ms`);
  if (timeoutMs <= 0) {
    decisions.fail('IMDS-18', 'connection-failed', `nobody can answer in ${timeoutMs} ms`);
  }
  decisions.follow('IMDS-19', USER_AGENT);
  const request = new Request(url, { method, headers: { ...headers, 'user-agent': USER_AGENT } });
  return exchange(world, request, timeoutMs);
}

function addressOf(session: Session, path: string): string {
  const { decisions } = session;
  const { endpoint } = session.resolverSettings().imds;
  const url = withScheme(`${endpoint.endsWith('/') ? endpoint : `${endpoint}/`}${path}`);
  decisions.follow('IMDS-22', 'looking whether the endpoint can be connected to');
  if (!/^https?:/i.test(url)) {
    decisions.fail('IMDS-22', 'connection-failed', 'the metadata endpoint has another scheme');
  }
  decisions.follow('IMDS-23', 'what is before an @ is left out');
  return (
    reachable(url) ??
    decisions.fail('IMDS-22', 'invalid-imds-endpoint', 'the metadata endpoint has no good port')
  );
}
