// Finds the config and credentials files of a world, for adapters that are parsers only.
import { Buffer } from 'node:buffer';

/** Path of the config file: where the environment says, or in the home directory. */
export function configPath(world) {
  return expandHome(world, world.env.get('AWS_CONFIG_FILE') || '~/.aws/config');
}

/** Path of the credentials file, likewise. */
export function credentialsPath(world) {
  return expandHome(world, world.env.get('AWS_SHARED_CREDENTIALS_FILE') || '~/.aws/credentials');
}

/** The text of a file as most programs read it: decoded leniently. Undefined if there is none. */
export function readText(world, path) {
  if (!world.files.isFile(path)) return undefined;
  try {
    return Buffer.from(world.files.read(path)).toString('utf8');
  } catch {
    return undefined;
  }
}

function expandHome(world, path) {
  return path.startsWith('~/') ? world.home + path.slice(1) : path;
}
