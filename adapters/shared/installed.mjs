// Loads a package out of an adapter's build folder, where its setup put it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The exports of `name` and its version, for the adapter whose module is at `moduleUrl`.
 * `CREDCHAIN_BUILD` moves the build folders of all adapters, as it does for their setup.
 */
export function loadInstalled(name, adapter, moduleUrl) {
  const root = process.env.CREDCHAIN_BUILD;
  const build = root ? join(root, adapter) : fileURLToPath(new URL('build', moduleUrl));
  const manifest = join(build, 'node_modules', name, 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { library: createRequire(join(build, 'package.json'))(name), version };
}
