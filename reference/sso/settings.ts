/** What a profile says of IAM Identity Center. Follows spec/SSO.md. */
import { isDeepStrictEqual } from 'node:util';
import type { IniValue, Settings } from '../ini/index.js';
import type { Session } from '../session.js';

export interface SsoSettings {
  readonly roleName: IniValue;
  readonly accountId: IniValue;
  readonly startUrl: IniValue;
  readonly region: IniValue;
  /** The name of the sso-session; undefined in the older form. */
  readonly session: string | undefined;
}

/** An sso-session, as the token is looked for. */
export interface SsoSession {
  readonly name: string;
  readonly startUrl: IniValue;
  readonly region: IniValue;
}

/** Undefined if the profile has nothing to do with it. Fails with `invalid-config` or `invalid-type`. */
export function readSsoSettings(session: Session, profile: string): SsoSettings | undefined {
  const { decisions } = session;
  const settings = session.config().profiles.get(profile);
  if (!settings?.has('sso_role_name') && !settings?.has('sso_account_id')) {
    decisions.follow('SSO-1', `the profile "${profile}" has no sso_role_name or sso_account_id`);
    return undefined;
  }
  decisions.follow('SSO-1', `the profile "${profile}" is one of IAM Identity Center`);
  const name = sessionName(session, settings);
  const merged = name === undefined ? settings : withSession(session, profile, settings, name);
  const value = (key: string): IniValue =>
    merged.get(key) ??
    decisions.fail('SSO-2', 'invalid-config', `the profile "${profile}" has no ${key}`);
  const read = {
    roleName: value('sso_role_name'),
    accountId: value('sso_account_id'),
    startUrl: value('sso_start_url'),
    region: value('sso_region'),
    session: name,
  };
  decisions.follow('SSO-2', 'all settings are there');
  return read;
}

function sessionName({ decisions }: Session, settings: Settings): string | undefined {
  const name = settings.get('sso_session');
  if (name === undefined || typeof name === 'string') return name;
  return decisions.fail('SSO-34', 'invalid-type', 'sso_session is nested, not a name');
}

/** A region that a client is made for. Fails with `invalid-type`. */
export function regionName({ decisions }: Session, region: IniValue): string {
  if (typeof region === 'string') return region;
  return decisions.fail('SSO-34', 'invalid-type', 'sso_region is nested, not a name');
}

/** The profile's settings with those of the sso-session. */
function withSession(
  session: Session,
  profile: string,
  settings: Settings,
  name: string,
): Pick<Settings, 'get'> {
  const { decisions } = session;
  const section = session.config().ssoSessions.get(name);
  if (section === undefined) {
    return decisions.fail(
      'SSO-3',
      'invalid-config',
      `the sso-session "${name}" of the profile "${profile}" is not in the config file`,
    );
  }
  decisions.follow('SSO-3', `the sso-session "${name}" is there`);
  for (const [key, value] of section) {
    const own = settings.get(key);
    if (own === undefined || isDeepStrictEqual(own, value)) continue;
    return decisions.fail(
      'SSO-4',
      'invalid-config',
      `${key} is not the same in the profile "${profile}" and in the sso-session "${name}"`,
    );
  }
  decisions.follow('SSO-4', 'the settings of the sso-session are taken over');
  return { get: (key) => section.get(key) ?? settings.get(key) };
}

/**
 * The sso-session of a profile, undefined if it has none. Every client that is made looks at it.
 * Fails with `invalid-config` or `invalid-type`.
 */
export function readSsoSession(session: Session, profile: string): SsoSession | undefined {
  const { decisions } = session;
  const settings = session.config().profiles.get(profile);
  const name = settings && sessionName(session, settings);
  if (name === undefined) return undefined;
  decisions.follow('SSO-6', `looking at the sso-session "${name}"`);
  const section = session.config().ssoSessions.get(name);
  const value = (key: string): IniValue =>
    section?.get(key) ??
    decisions.fail('SSO-5', 'invalid-config', `there is no sso-session "${name}" with ${key}`);
  const found = { name, startUrl: value('sso_start_url'), region: value('sso_region') };
  decisions.follow('SSO-5', `the sso-session "${name}" has its start URL and its region`);
  return found;
}
