// The loader of config files that the AWS SDK for JavaScript v3 uses, with its own merge.
import { configPath, credentialsPath, readText } from '../shared/config-files.mjs';
import { loadInstalled } from '../shared/installed.mjs';

const PACKAGE = '@smithy/shared-ini-file-loader';
const { library: loader, version } = loadInstalled(PACKAGE, 'smithy-ini', import.meta.url);
const { CONFIG_PREFIX_SEPARATOR: SEPARATOR } = loader;

let worlds = 0;

export default {
  name: 'smithy-ini',
  version,
  language: 'JavaScript',
  capabilities: ['parse', 'error-codes'],

  async parse(world) {
    const files = {
      configFilepath: lay(world, configPath(world)),
      filepath: lay(world, credentialsPath(world)),
    };
    try {
      const profiles = Object.entries(await loader.parseKnownFiles(files));
      const { configFile } = await loader.loadSharedConfigFiles(files);
      return {
        result: 'profiles',
        profiles: toSections(profiles.filter(([name]) => !isTable(name, configFile))),
        ssoSessions: toSections(Object.entries(await loader.loadSsoSessionData(files))),
        services: toSections(withoutPrefix('services', configFile)),
      };
    } catch (error) {
      return { result: 'error', code: 'config-parse-error', message: String(error) };
    } finally {
      for (const path of Object.values(files)) {
        delete loader.externalDataInterceptor.getFileRecord()[path];
      }
    }
  },
};

/** Gives the loader a file under a path that no other world has; a missing one fails as the disk does. */
function lay(world, path) {
  const text = readText(world, path);
  const content = text === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(text);
  content.catch(() => undefined);
  worlds += 1;
  const unique = `/world/${worlds}${path}`;
  loader.externalDataInterceptor.getFileRecord()[unique] = content;
  return unique;
}

/** The loader keeps SSO sessions and services between the profiles, with their kind in front. */
function isTable(name, configFile) {
  const ofOther = ['sso-session', 'services'].some((kind) => name.startsWith(kind + SEPARATOR));
  return ofOther && Object.hasOwn(configFile, name);
}

function withoutPrefix(kind, configFile) {
  const prefix = kind + SEPARATOR;
  return Object.entries(configFile)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, settings]) => [name.slice(prefix.length), settings]);
}

function toSections(entries) {
  return Object.fromEntries(entries.map(([name, settings]) => [name, toSettings(settings)]));
}

/** The loader writes a nested value as keys with their parent in front. */
function toSettings(settings) {
  const found = new Map();
  for (const [key, value] of Object.entries(settings)) {
    const split = key.indexOf(SEPARATOR);
    if (split < 0) {
      found.set(key, value);
      continue;
    }
    const parent = found.get(key.slice(0, split));
    const block = typeof parent === 'object' ? parent : {};
    found.set(key.slice(0, split), { ...block, [key.slice(split + 1)]: value });
  }
  return Object.fromEntries(found);
}
