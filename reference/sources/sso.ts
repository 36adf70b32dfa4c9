/** IAM Identity Center. Follows spec/SSO.md. */
import { checksParameters } from '../aws/sts-params.js';
import { callJson } from '../aws/json-call.js';
import { jsonEndpoint } from '../aws/json-endpoint.js';
import { accountIdOf, given } from '../credentials.js';
import { isObject, textField, type JsonObject } from '../metadata/json.js';
import type { IniValue } from '../ini/index.js';
import { refreshable, type Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import { percentEncode } from '../urls.js';
import type { Source } from '../source.js';
import { jsonInteger } from '../sso/fields.js';
import { readSsoSession, readSsoSettings, regionName, type SsoSettings } from '../sso/settings.js';
import { tokenOfSession, tokenOfStartUrl } from '../sso/token.js';

const RULES = { refresh: 'SSO-32', naive: 'SSO-32', stillExpired: 'SSO-32' };

export const sso: Source = {
  name: 'sso',
  load(session, { profile }) {
    const settings = readSsoSettings(session, profile);
    if (settings === undefined) return undefined;
    session.decisions.follow('SSO-7', 'nothing is read or sent yet');
    const fetch = (): Promise<Expiring> => roleCredentials(session, profile, settings);
    return refreshable(session, 'sso', undefined, fetch, RULES);
  },
};

async function roleCredentials(
  session: Session,
  profile: string,
  settings: SsoSettings,
): Promise<Expiring> {
  const { decisions } = session;
  const endpoint = await jsonEndpoint(
    session,
    'sso',
    regionName(session, settings.region),
    'SSO-25',
  );
  const ssoSession = readSsoSession(session, profile);
  const token = ssoSession
    ? await tokenOfSession(session, ssoSession)
    : tokenOfStartUrl(session, settings);
  if (typeof token !== 'string' && checksParameters(session)) {
    return decisions.fail('SSO-24', 'param-validation', 'the access token is no text');
  }
  const query = [
    ...queryOf(session, 'role_name', settings.roleName),
    ...queryOf(session, 'account_id', settings.accountId),
  ].join('&');
  const url = `${endpoint}/federation/credentials?${query}`;
  decisions.follow('SSO-24', `GET ${url}`);
  const { errorCode, status, document } = await callJson(session, {
    operation: 'GetRoleCredentials',
    endpoint,
    make: () => new Request(url, { headers: bearerOf(token) }),
    rules: { answer: 'SSO-26', unreachable: 'SSO-29' },
  });
  if (errorCode === 'UnauthorizedException') {
    return decisions.fail('SSO-28', 'unauthorized-sso-token', 'the SSO token is not accepted');
  }
  if (errorCode !== undefined) {
    return decisions.fail(
      'SSO-29',
      'service-error',
      `GetRoleCredentials was answered with ${errorCode} (status ${status})`,
    );
  }
  return readAnswer(session, document, accountIdOf(settings.accountId));
}

/** A parameter of the query; of one that is nested, and that nobody checks, what is in it. */
function queryOf(session: Session, name: string, value: IniValue): string[] {
  if (typeof value === 'string') return [`${name}=${percentEncode(value)}`];
  if (checksParameters(session)) {
    session.decisions.fail('SSO-34', 'param-validation', `${name} is nested, not a text`);
  }
  session.decisions.follow('SSO-34', `what is in ${name} is sent in its place`);
  return Array.from(value, ([key, text]) => `${percentEncode(key)}=${percentEncode(text)}`);
}

function readAnswer(
  session: Session,
  document: JsonObject,
  accountId: string | undefined,
): Expiring {
  const { decisions } = session;
  const credentials =
    document['roleCredentials'] ??
    decisions.fail('SSO-26', 'missing-field', 'the answer has no roleCredentials');
  if (!isObject(credentials)) {
    return decisions.fail('SSO-26', 'invalid-type', 'roleCredentials is no object');
  }
  const milliseconds =
    credentials['expiration'] === undefined || credentials['expiration'] === null
      ? undefined
      : jsonInteger(session, credentials['expiration'], 'SSO-27');
  for (const name of ['accessKeyId', 'secretAccessKey', 'sessionToken']) {
    if (credentials[name] === undefined || credentials[name] === null) {
      return decisions.fail('SSO-26', 'missing-field', `the answer has no ${name}`);
    }
  }
  decisions.follow('SSO-26', 'the answer has all keys');
  const ms =
    milliseconds ?? decisions.fail('SSO-26', 'missing-field', 'the answer has no expiration');
  decisions.follow('SSO-27', 'the expiration is cut to seconds');
  decisions.follow('SSO-31', 'the account id is that of the profile');
  return {
    values: given({
      accessKeyId: textField(credentials, 'accessKeyId'),
      secretAccessKey: textField(credentials, 'secretAccessKey'),
      sessionToken: textField(credentials, 'sessionToken'),
      accountId,
    }),
    expiry: { ms: Math.floor(ms / 1000) * 1000 },
  };
}

/** The header with the token; a token of null makes none. */
function bearerOf(token: unknown): Record<string, string> {
  return token === null
    ? {}
    : { 'x-amz-sso_bearer_token': typeof token === 'string' ? token : JSON.stringify(token) };
}
