/** The adapters that come with this package. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../model/nearest.js';
import { UserError } from '../model/user-error.js';
import { PACKAGE_ROOT } from '../package.js';
import { isManifest, readManifest, type Manifest } from './manifest.js';

const FOLDER = join(PACKAGE_ROOT, 'adapters');

/** All manifests below adapters/, by name. Throws UserError if one is malformed. */
export function listAdapters(): Promise<Manifest[]> {
  return Promise.all(adapterNames().map((name) => readManifest(pathOf(name))));
}

/**
 * The manifest's file for the name of an adapter of this package, for a manifest or for the folder
 * of one. Throws UserError.
 */
export function manifestPath(nameOrPath: string): string {
  const candidates = [pathOf(nameOrPath), nameOrPath, join(nameOrPath, 'adapter.yaml')];
  const found = candidates.find(isManifest);
  if (found !== undefined) return found;
  const names = adapterNames();
  const advice = didYouMean(nameOrPath, ['reference', ...names], `Known: ${names.join(', ')}.`);
  throw new UserError(
    `looking for the adapter '${nameOrPath}': neither an adapter of credchain nor a manifest (adapter.yaml) has that name. ${advice}`,
  );
}

function adapterNames(): string[] {
  return readdirSync(FOLDER)
    .sort()
    .filter((name) => isManifest(pathOf(name)));
}

function pathOf(name: string): string {
  return join(FOLDER, name, 'adapter.yaml');
}
