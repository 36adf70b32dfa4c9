/** The access token of IAM Identity Center: from the cache, perhaps renewed. Follows spec/SSO.md. */
import { callJson } from '../aws/json-call.js';
import { jsonEndpoint } from '../aws/json-endpoint.js';
import { dateFault, formatDate, parseDate, type ParsedDate } from '../dates.js';
import { TOKEN_REFRESH_MS } from '../edition.js';
import { isObject, type JsonObject } from '../metadata/json.js';
import type { Session } from '../session.js';
import { readToken, tokenPath, writeToken } from '../token-cache.js';
import { jsonInteger, requiredText } from './fields.js';
import { regionName, type SsoSession, type SsoSettings } from './settings.js';

/** Both forms keep their tokens there. */
function folder({ world }: Session): string {
  return `${world.home}/.aws/sso/cache`;
}

interface CachedToken {
  readonly path: string;
  readonly document: JsonObject;
  readonly expiry: ParsedDate;
}

/** The token of the older form, which is not renewed. Fails with `unauthorized-sso-token` if it has expired. */
export function tokenOfStartUrl(session: Session, { startUrl }: SsoSettings): unknown {
  const { decisions } = session;
  if (typeof startUrl !== 'string') {
    return decisions.fail('SSO-34', 'invalid-type', 'sso_start_url is nested, not a text');
  }
  const path = tokenPath(folder(session), 'sha1', startUrl);
  decisions.follow('SSO-10', `the token of ${startUrl} is in ${path}`);
  const { document, expiry } = load(session, path);
  if (remaining(session, expiry, 'SSO-14') <= 0) {
    return decisions.fail('SSO-15', 'unauthorized-sso-token', 'the SSO token has expired');
  }
  decisions.follow('SSO-15', 'the token has not expired');
  return document['accessToken'];
}

/** The token of an sso-session. Fails with `token-retrieval-failed` if it has expired and cannot be renewed. */
export async function tokenOfSession(session: Session, sso: SsoSession): Promise<unknown> {
  const { decisions } = session;
  const path = tokenPath(folder(session), 'sha1', sso.name);
  decisions.follow('SSO-9', `the token of the sso-session "${sso.name}" is in ${path}`);
  const cached = load(session, path);
  const soon = remaining(session, cached.expiry, 'SSO-14') < TOKEN_REFRESH_MS;
  const fresh = soon ? await renew(session, sso, cached) : undefined;
  if (soon && fresh === undefined) decisions.follow('SSO-21', 'the old token is what there is');
  const { document, expiry } = fresh ?? cached;
  if (remaining(session, expiry, 'SSO-14') <= 0) {
    return decisions.fail(
      'SSO-21',
      'token-retrieval-failed',
      'the SSO token has expired and could not be renewed',
    );
  }
  return document['accessToken'];
}

function load(session: Session, path: string): CachedToken {
  const { decisions } = session;
  const document = readToken(session, path, 'SSO-12');
  const unusable = (why: string): never =>
    decisions.fail('SSO-11', 'sso-token-load-failed', `the SSO token in ${path} ${why}`);
  if (document === null || typeof document === 'number' || typeof document === 'boolean') {
    return decisions.fail('SSO-13', 'invalid-type', `the SSO token in ${path} is no JSON object`);
  }
  if (!isObject(document) || !('accessToken' in document) || !('expiresAt' in document)) {
    return unusable('is not there, or has no accessToken or no expiresAt');
  }
  decisions.follow('SSO-11', 'the token is there');
  return { path, document, expiry: time(session, document['expiresAt'], 'SSO-14') };
}

/** The new token; undefined if there is none to be had. */
async function renew(
  session: Session,
  sso: SsoSession,
  { path, document: old }: CachedToken,
): Promise<CachedToken | undefined> {
  const { decisions, world } = session;
  decisions.follow('SSO-16', 'the token has expired, or will soon');
  const needed = ['refreshToken', 'clientId', 'clientSecret', 'registrationExpiresAt'];
  const missing = needed.filter((name) => !(name in old));
  if (missing.length > 0) {
    decisions.follow('SSO-17', `the token has no ${missing.join(', ')}, so it is not renewed`);
    return undefined;
  }
  const registration = time(session, old['registrationExpiresAt'], 'SSO-18');
  if (remaining(session, registration, 'SSO-18') <= 0) {
    decisions.follow('SSO-17', 'the registration of the client has expired');
    return undefined;
  }
  decisions.follow('SSO-17', 'the token can be renewed');
  const answer = await createToken(session, sso, old);
  if (answer === undefined) {
    decisions.follow('SSO-21', 'the service refuses to renew the token');
    return undefined;
  }
  const field = (name: string): unknown =>
    answer[name] ??
    decisions.fail('SSO-23', 'missing-field', `CreateToken: the answer has no ${name}`);
  const seconds = jsonInteger(session, field('expiresIn'), 'SSO-23');
  const accessToken = field('accessToken');
  decisions.follow('SSO-23', 'the answer has a token, and for how long');
  const expiry = { ms: world.now() + seconds * 1000 };
  const token = {
    startUrl: typeof sso.startUrl === 'string' ? sso.startUrl : Object.fromEntries(sso.startUrl),
    region: sso.region,
    accessToken,
    expiresAt: formatDate(expiry.ms),
    clientId: old['clientId'],
    clientSecret: old['clientSecret'],
    registrationExpiresAt: old['registrationExpiresAt'],
    ...('refreshToken' in answer && { refreshToken: answer['refreshToken'] }),
  };
  decisions.follow('SSO-20', `the new token is stored in ${path}`);
  writeToken(session, path, token, 'SSO-20');
  return { path, document: token, expiry };
}

async function createToken(
  session: Session,
  sso: SsoSession,
  old: JsonObject,
): Promise<JsonObject | undefined> {
  const { decisions } = session;
  const endpoint = await jsonEndpoint(
    session,
    'sso-oidc',
    regionName(session, sso.region),
    'SSO-25',
  );
  const parameters = {
    clientId: requiredText(session, old, 'clientId', 'SSO-19'),
    clientSecret: requiredText(session, old, 'clientSecret', 'SSO-19'),
    grantType: 'refresh_token',
    refreshToken: requiredText(session, old, 'refreshToken', 'SSO-19'),
  };
  // Null counts as not given.
  const body = JSON.stringify(parameters, (_name, value: unknown) => value ?? undefined);
  decisions.follow('SSO-19', `POST ${endpoint}/token`);
  const { errorCode, document } = await callJson(session, {
    operation: 'CreateToken',
    endpoint,
    make: () =>
      new Request(`${endpoint}/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    rules: { answer: 'SSO-23', unreachable: 'SSO-22' },
  });
  return errorCode === undefined ? document : undefined;
}

/** Fails with `invalid-type` or `invalid-date`. */
function time({ decisions }: Session, value: unknown, rule: string): ParsedDate {
  if (typeof value !== 'string') {
    return decisions.fail(rule, 'invalid-type', 'a time of the SSO token is no text');
  }
  return (
    parseDate(value) ??
    decisions.fail(rule, dateFault(value), `"${value}" of the SSO token is no time`)
  );
}

/** In ms. Fails for a time that cannot be compared with the clock. */
function remaining({ decisions, world }: Session, { ms, fault }: ParsedDate, rule: string): number {
  decisions.follow(rule, 'comparing a time of the token with the clock');
  if (fault === undefined) return ms - world.now();
  return decisions.fail(rule, fault, 'a time of the SSO token has no zone');
}
