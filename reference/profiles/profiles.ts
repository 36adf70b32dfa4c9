/** From the sections of a file to profiles; the two files name their sections differently. */
import type { IniDocument, IniSection, OnRule, Settings } from '../ini/index.js';
import { followNone, followSections, type FollowSection } from './observe.js';
import { secondWord } from './second-word.js';

/** What the config and credentials files say, by name. */
export interface ProfileMap {
  readonly profiles: ReadonlyMap<string, Settings>;
  readonly ssoSessions: ReadonlyMap<string, Settings>;
  readonly services: ReadonlyMap<string, Settings>;
}

/**
 * The profiles, SSO sessions and services of a config file. A section whose name cannot be read
 * disappears without an error; of two sections for one name the later one stands alone.
 */
export function profilesOfConfigFile(document: IniDocument, onRule?: OnRule): ProfileMap {
  const follow = followSections(onRule);
  const profiles = new Map<string, Settings>();
  const ssoSessions = new Map<string, Settings>();
  const services = new Map<string, Settings>();
  for (const [name, section] of document.sections) {
    if (name.startsWith('profile')) {
      follow?.('PROFILES-2', section);
      place(profiles, secondWord(section, follow), section, follow);
    } else if (name.startsWith('sso-session')) {
      follow?.('PROFILES-10', section);
      place(ssoSessions, secondWord(section, follow), section, follow);
    } else if (name.startsWith('services')) {
      follow?.('PROFILES-11', section);
      place(services, secondWord(section, follow), section, follow);
    } else if (name === 'default') {
      follow?.('PROFILES-1', section);
      place(profiles, name, section, follow);
    } else if (follow) {
      followNone(section, follow);
    }
  }
  return { profiles, ssoSessions, services };
}

/** The profiles of a credentials file: every section, under its name as it stands. */
export function profilesOfCredentialsFile(
  document: IniDocument,
  onRule?: OnRule,
): ReadonlyMap<string, IniSection> {
  const follow = followSections(onRule);
  for (const [name, section] of document.sections) {
    follow?.('PROFILES-13', section);
    if (/^(sso-session|services)/.test(name)) follow?.('PROFILES-14', section);
  }
  return document.sections;
}

/** Of two sections for one name the later one counts. */
function place(
  table: Map<string, Settings>,
  name: string | undefined,
  section: IniSection,
  follow: FollowSection | undefined,
): void {
  if (name === undefined) return;
  if (table.has(name)) follow?.('PROFILES-9', section);
  table.set(name, section);
}
