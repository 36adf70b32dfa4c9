/** Where this package stands on the disk, and what it says of itself. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: the same from the sources, from dist/ and from an installed package. */
export const PACKAGE_ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** Version of credchain, e.g. `0.1.0`. */
export function packageVersion(): string {
  return (readJson('package.json') as { version: string }).version;
}

/** Version of boto3 whose behaviour the spec states, from spec/edition.json. */
export function edition(): string {
  return editions().boto3;
}

/** Versions of boto3 and of what it is made of, by their package names, from spec/edition.json. */
export function editions(): Readonly<Record<string, string>> & { readonly boto3: string } {
  return readJson('spec/edition.json') as { boto3: string };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(PACKAGE_ROOT, path), 'utf8'));
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('credchain does not stand in its package');
  return rootAbove(parent);
}
