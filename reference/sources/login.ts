/** Console login. Follows spec/LOGIN.md. */
import { callJson, type JsonAnswer } from '../aws/json-call.js';
import { jsonEndpoint } from '../aws/json-endpoint.js';
import { dateFault, formatDate, parseDate } from '../dates.js';
import { checksParameters } from '../aws/sts-params.js';
import { LOGIN_REFRESH_MS } from '../edition.js';
import { dpopProof, privateKey } from '../login/dpop.js';
import { credentialsOf, loadToken, loginTokenPath } from '../login/token.js';
import { isObject, type JsonObject } from '../metadata/json.js';
import { refreshable, type Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import type { Source } from '../source.js';
import { jsonInteger, requiredText } from '../sso/fields.js';
import { readToken, writeToken } from '../token-cache.js';

const RULES = { refresh: 'LOGIN-9', naive: 'LOGIN-8', stillExpired: 'LOGIN-9' };

/** Why access is denied, and what becomes of it. */
const DENIALS = new Map([
  ['TOKEN_EXPIRED', 'login-refresh-required'],
  ['USER_CREDENTIALS_CHANGED', 'login-refresh-required'],
  ['INSUFFICIENT_PERMISSIONS', 'login-insufficient-permissions'],
] as const);

export const login: Source = {
  name: 'login',
  load(session, { profile }) {
    const { decisions } = session;
    const name = session.config().profiles.get(profile)?.get('login_session');
    if (name === undefined) {
      decisions.follow('LOGIN-1', `the profile "${profile}" has no login_session`);
      return undefined;
    }
    decisions.follow('LOGIN-1', `the profile "${profile}" has login_session`);
    if (typeof name !== 'string') {
      return decisions.fail('LOGIN-1', 'invalid-type', 'login_session is nested, not a text');
    }
    const path = loginTokenPath(session, session.resolverSettings().loginFolder, name);
    const first = credentialsOf(session, loadToken(session, path));
    return refreshable(session, 'login', first, () => renew(session, path), RULES);
  },
};

async function renew(session: Session, path: string): Promise<Expiring> {
  const { decisions, world } = session;
  const token = readToken(session, path, 'LOGIN-6');
  if (!isObject(token)) {
    return decisions.fail('LOGIN-10', 'invalid-type', `the login token in ${path} is gone`);
  }
  decisions.follow('LOGIN-10', 'the token is read again');
  if (!('dpopKey' in token)) {
    return decisions.fail('LOGIN-11', 'login-token-load-failed', 'the login token has no dpopKey');
  }
  const key = privateKey(session, token['dpopKey']);
  decisions.follow('LOGIN-11', 'the private key is there');
  if (expiryOf(session, token) - world.now() > LOGIN_REFRESH_MS) {
    decisions.follow('LOGIN-10', 'what is stored is good for a while');
    return credentialsOf(session, token);
  }
  const region = token['signInRegion'] || session.ownRegion();
  if (typeof region !== 'string') {
    return decisions.fail('LOGIN-13', 'no-region', 'nobody says in which region to log in');
  }
  const endpoint = await jsonEndpoint(session, 'signin', region, 'LOGIN-13');
  const url = `${endpoint}/v1/token`;
  for (const name of ['clientId', 'refreshToken']) {
    if (name in token) continue;
    return decisions.fail('LOGIN-12', 'missing-field', `the login token has no ${name} any more`);
  }
  const refreshToken = requiredText(session, token, 'refreshToken', 'LOGIN-12');
  if (refreshToken === '' && checksParameters(session)) {
    return decisions.fail('LOGIN-12', 'param-validation', 'the refreshToken is empty');
  }
  const body = JSON.stringify({
    clientId: requiredText(session, token, 'clientId', 'LOGIN-12'),
    grantType: 'refresh_token',
    refreshToken,
  });
  decisions.follow('LOGIN-12', `POST ${url}`);
  const proof = await dpopProof(key, url, world.now());
  const headers = { 'content-type': 'application/json', DPoP: proof };
  const answer = await callJson(session, {
    operation: 'CreateOAuth2Token',
    endpoint,
    make: () => new Request(url, { method: 'POST', headers, body }),
    rules: { answer: 'LOGIN-15', unreachable: 'LOGIN-17' },
  });
  return store(session, path, token, readAnswer(session, answer));
}

/** The fields of the answer, or the error that it is. */
function readAnswer({ decisions }: Session, answer: JsonAnswer): JsonObject {
  const { errorCode, status, document } = answer;
  if (errorCode === undefined) return document;
  if (errorCode !== 'AccessDeniedException') {
    return decisions.fail(
      'LOGIN-17',
      'service-error',
      `CreateOAuth2Token was answered with ${errorCode} (status ${status})`,
    );
  }
  const reason = document['error'] as Parameters<typeof DENIALS.get>[0];
  return decisions.fail(
    'LOGIN-16',
    DENIALS.get(reason) ?? 'login-failed',
    `the sign-in service denies access: ${JSON.stringify(reason)}`,
  );
}

/** Writes the token with what is new of it, and hands out its credentials. */
function store(session: Session, path: string, token: JsonObject, answer: JsonObject): Expiring {
  const { decisions, world } = session;
  const field = (of: JsonObject, name: string): unknown =>
    of[name] ?? decisions.fail('LOGIN-15', 'missing-field', `the answer has no ${name}`);
  const seconds = jsonInteger(session, field(answer, 'expiresIn'), 'LOGIN-15');
  const access = field(answer, 'accessToken');
  if (!isObject(access)) {
    return decisions.fail('LOGIN-15', 'invalid-type', 'accessToken of the answer is no object');
  }
  const keys = {
    accessKeyId: field(access, 'accessKeyId'),
    secretAccessKey: field(access, 'secretAccessKey'),
    sessionToken: field(access, 'sessionToken'),
  };
  const renewed = {
    ...token,
    accessToken: {
      ...keys,
      accountId: storedAccountId(session, token),
      expiresAt: formatDate(world.now() + seconds * 1000),
    },
    refreshToken: field(answer, 'refreshToken'),
  };
  decisions.follow('LOGIN-14', `the renewed token is stored in ${path}`);
  writeToken(session, path, renewed, 'LOGIN-14');
  return credentialsOf(session, renewed);
}

/** When the stored login ends, in ms since the epoch; long ago if it does not say. */
function expiryOf({ decisions }: Session, token: JsonObject): number {
  const access = token['accessToken'];
  if (access === null || typeof access === 'number' || typeof access === 'boolean') {
    return decisions.fail('LOGIN-10', 'invalid-type', 'the stored accessToken is no object');
  }
  if (!isObject(access) || access['expiresAt'] === undefined) return 0;
  const text = access['expiresAt'];
  if (typeof text !== 'string') {
    return decisions.fail('LOGIN-8', 'invalid-type', 'expiresAt of the stored login is no text');
  }
  const date =
    parseDate(text) ??
    decisions.fail('LOGIN-8', dateFault(text), `"${text}" of the stored login is no time`);
  if (date.fault !== undefined) {
    return decisions.fail('LOGIN-8', date.fault, 'the end of the stored login has no zone');
  }
  return date.ms;
}

/** The account stays what it was. */
function storedAccountId({ decisions }: Session, token: JsonObject): unknown {
  const access = token['accessToken'];
  if (access !== undefined && !isObject(access)) {
    return decisions.fail('LOGIN-14', 'invalid-type', 'the stored accessToken is no object');
  }
  const account = access?.['accountId'];
  if (account !== undefined) return account;
  return decisions.fail('LOGIN-14', 'missing-field', 'the stored login has no accountId');
}
