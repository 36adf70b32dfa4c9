/** The adapters that come with this package. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package.js';
import { readManifest, type Manifest } from './manifest.js';

/** All manifests below adapters/, by name. Throws UserError if one is malformed. */
export async function listAdapters(): Promise<Manifest[]> {
  const folder = join(PACKAGE_ROOT, 'adapters');
  const paths = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name, 'adapter.yaml'))
    .filter((path) => existsSync(path));
  return Promise.all(paths.map(readManifest));
}
