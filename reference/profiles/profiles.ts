/** From the sections of a file to profiles; the two files name their sections differently. */
import type { IniDocument, IniSection, OnRule, Settings } from '../ini/index.js';
import { secondWord } from './second-word.js';

/** What the config and credentials files say, by name. */
export interface ProfileMap {
  readonly profiles: ReadonlyMap<string, Settings>;
  readonly ssoSessions: ReadonlyMap<string, Settings>;
  readonly services: ReadonlyMap<string, Settings>;
  /** Sections of the config file that are none of these, under their whole names. */
  readonly others: ReadonlyMap<string, Settings>;
}

/** What an absent file says. */
export const NO_PROFILES: ProfileMap = {
  profiles: new Map(),
  ssoSessions: new Map(),
  services: new Map(),
  others: new Map(),
};

/**
 * The profiles, SSO sessions and services of a config file. A section whose name cannot be read
 * disappears without an error; of two sections for one name the later one stands alone.
 */
export function profilesOfConfigFile(document: IniDocument, onRule?: OnRule): ProfileMap {
  const map = {
    profiles: new Map<string, Settings>(),
    ssoSessions: new Map<string, Settings>(),
    services: new Map<string, Settings>(),
    others: new Map<string, Settings>(),
  };
  for (const section of document.sections.values()) {
    const { name } = section;
    if (name.startsWith('profile')) {
      onRule?.('PROFILES-2', section.origin);
      place(map.profiles, section, onRule);
    } else if (name.startsWith('sso-session')) {
      onRule?.('PROFILES-10', section.origin);
      place(map.ssoSessions, section, onRule);
    } else if (name.startsWith('services')) {
      onRule?.('PROFILES-11', section.origin);
      place(map.services, section, onRule);
    } else if (name === 'default') {
      onRule?.('PROFILES-1', section.origin);
      replace(map.profiles, name, section, onRule);
    } else {
      onRule?.('PROFILES-12', section.origin);
      map.others.set(name, section);
    }
  }
  return map;
}

/** The profiles of a credentials file: every section, under its name as it stands. */
export function profilesOfCredentialsFile(
  document: IniDocument,
  onRule?: OnRule,
): ReadonlyMap<string, IniSection> {
  for (const section of document.sections.values()) {
    onRule?.('PROFILES-13', section.origin);
  }
  return document.sections;
}

function place(table: Map<string, Settings>, section: IniSection, onRule?: OnRule): void {
  const name = secondWord(section, onRule);
  if (name !== undefined) replace(table, name, section, onRule);
}

function replace(
  table: Map<string, Settings>,
  name: string,
  section: IniSection,
  onRule?: OnRule,
): void {
  if (table.has(name)) onRule?.('PROFILES-9', section.origin);
  table.set(name, section);
}
