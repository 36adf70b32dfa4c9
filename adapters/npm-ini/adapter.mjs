// What a program comes to that reads config files with the npm package ini, as many do.
import { configPath, credentialsPath, readText } from '../shared/config-files.mjs';
import { loadInstalled } from '../shared/installed.mjs';

const { library: ini, version } = loadInstalled('ini', 'npm-ini', import.meta.url);

export default {
  name: 'npm-ini',
  version,
  language: 'JavaScript',
  capabilities: ['parse', 'error-codes'],

  async parse(world) {
    try {
      const config = ini.parse(readText(world, configPath(world)) ?? '');
      const credentials = ini.parse(readText(world, credentialsPath(world)) ?? '');
      return { result: 'profiles', ...merge(sectionsOf(config), sectionsOf(credentials)) };
    } catch (error) {
      return { result: 'error', code: 'config-parse-error', message: String(error) };
    }
  },
};

/** The obvious reading of section names, and the credentials file's keys over the config file's. */
function merge(config, credentials) {
  const tables = { profiles: new Map(), ssoSessions: new Map(), services: new Map() };
  for (const [name, settings] of config) {
    const [, kind, rest] = /^(profile|sso-session|services) (.+)$/.exec(name) ?? [];
    if (name === 'default') tables.profiles.set(name, settings);
    else if (kind === 'profile') tables.profiles.set(rest, settings);
    else if (kind === 'sso-session') tables.ssoSessions.set(rest, settings);
    else if (kind === 'services') tables.services.set(rest, settings);
  }
  for (const [name, settings] of credentials) {
    tables.profiles.set(name, { ...tables.profiles.get(name), ...settings });
  }
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, Object.fromEntries(table)]),
  );
}

/** The objects at the top are the sections; whatever stands above them is lost. */
function sectionsOf(parsed) {
  return Object.entries(parsed)
    .filter(([, settings]) => isObject(settings))
    .map(([name, settings]) => [name, mapValues(settings, toValue)]);
}

/** The package makes booleans, null, lists and nested objects; a profile has texts and maps of texts. */
function toValue(value) {
  return isObject(value) ? mapValues(value, String) : String(value);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
