/** The token of a console login: credentials, and what renews them. Follows spec/LOGIN.md. */
import { given } from '../credentials.js';
import { dateFault, parseDate } from '../dates.js';
import { isObject, type JsonObject } from '../metadata/json.js';
import { expandPath } from '../paths.js';
import type { Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import { readToken, tokenPath } from '../token-cache.js';
import type { World } from '../world.js';

export interface LoginFolder {
  readonly path: string;
  /** As `AWS_LOGIN_CACHE_DIRECTORY` says; undefined if it is the usual one. */
  readonly named: string | undefined;
}

/** The folder of the tokens, as the environment has it now. */
export function loginFolder(world: World): LoginFolder {
  const named = world.env.get('AWS_LOGIN_CACHE_DIRECTORY');
  return {
    path: named === undefined ? `${world.home}/.aws/login/cache` : expandPath(named, world),
    named,
  };
}

/** Where the token of a login session is. */
export function loginTokenPath(
  { decisions }: Session,
  { path, named }: LoginFolder,
  loginSession: string,
): string {
  if (named === undefined) decisions.follow('LOGIN-3', 'the folder is the usual one');
  else decisions.follow('LOGIN-4', `the folder is "${named}"`);
  return tokenPath(path, 'sha256', loginSession);
}

/** The token with the four fields that it must have. Fails with `login-token-load-failed` and others. */
export function loadToken(session: Session, path: string): JsonObject {
  const { decisions } = session;
  const token = readToken(session, path, 'LOGIN-6');
  const unusable = (why: string): never =>
    decisions.fail('LOGIN-5', 'login-token-load-failed', `the login token in ${path} ${why}`);
  if (typeof token === 'number' || typeof token === 'boolean') {
    return decisions.fail('LOGIN-7', 'invalid-type', `the login token in ${path} is no object`);
  }
  if (!isObject(token)) return unusable('is not there, or no object: log in again');
  const needed = ['accessToken', 'refreshToken', 'dpopKey', 'clientId'];
  const missing = needed.filter((name) => !(name in token));
  if (missing.length > 0) return unusable(`has no ${missing.join(', ')}`);
  decisions.follow('LOGIN-5', 'the token is there');
  return token;
}

/** The credentials in a token. Fails with `missing-field`, `invalid-type` or `invalid-date`. */
export function credentialsOf({ decisions }: Session, token: JsonObject): Expiring {
  const access = token['accessToken'];
  if (!isObject(access)) {
    return decisions.fail('LOGIN-7', 'invalid-type', 'the accessToken of the login is no object');
  }
  const text = (name: string, rule = 'LOGIN-7'): string => {
    const value = access[name];
    if (typeof value === 'string') return value;
    return decisions.fail(rule, 'invalid-type', `${name} of the accessToken is no text`);
  };
  for (const name of ['accessKeyId', 'secretAccessKey', 'sessionToken', 'accountId', 'expiresAt']) {
    if (name in access) continue;
    return decisions.fail('LOGIN-7', 'missing-field', `the accessToken has no ${name}`);
  }
  const values = {
    accessKeyId: text('accessKeyId'),
    secretAccessKey: text('secretAccessKey'),
    sessionToken: text('sessionToken'),
  };
  const expiresAt = text('expiresAt', 'LOGIN-8');
  const accountId = access['accountId'] === null ? undefined : text('accountId');
  decisions.follow('LOGIN-7', 'the credentials are all there');
  const expiry =
    parseDate(expiresAt) ??
    decisions.fail('LOGIN-8', dateFault(expiresAt), `"${expiresAt}" of the login is no time`);
  decisions.follow('LOGIN-8', `the login expires at ${expiresAt}`);
  return { values: given({ ...values, accountId }), expiry };
}
