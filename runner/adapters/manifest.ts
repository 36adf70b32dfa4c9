/** The manifest of an adapter: read, checked, and its placeholders filled in. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { AdapterManifest } from '../model/adapter-manifest.generated.js';
import { UserError } from '../model/user-error.js';
import { PACKAGE_ROOT } from '../package.js';

export interface Manifest extends AdapterManifest {
  /** The adapter's folder. */
  readonly here: string;
  /** Where its setup builds; `CREDCHAIN_BUILD` moves the build folders of all adapters. */
  readonly build: string;
}

/** Reads `adapter.yaml`. Throws UserError with what is wrong and where. */
export async function readManifest(path: string): Promise<Manifest> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const [syntax] = document.errors;
  if (syntax) {
    const { line, col } = lines.linePos(syntax.pos[0]);
    throw new UserError(`reading the manifest ${path}:${line}:${col}: ${syntax.message}`);
  }
  const { Ajv } = await import('ajv');
  const schemaText = readFileSync(join(PACKAGE_ROOT, 'spec/schema/adapter.schema.json'), 'utf8');
  const validate = new Ajv({ strict: false }).compile(JSON.parse(schemaText) as object);
  const manifest: unknown = document.toJS({ maxAliasCount: 0 });
  if (!validate(manifest)) {
    const [error] = validate.errors ?? [];
    const extra = (error?.params as { additionalProperty?: string })?.additionalProperty;
    const what = `${error?.instancePath ?? ''} ${error?.message ?? 'is wrong'}${extra ? ` ("${extra}")` : ''}`;
    throw new UserError(
      `reading the manifest ${path}: ${what.trim()}; see spec/schema/adapter.schema.json`,
    );
  }
  const here = dirname(path);
  const read = manifest as AdapterManifest;
  const root = process.env['CREDCHAIN_BUILD'];
  const build = root ? join(root, read.name) : join(here, 'build');
  return fill({ ...read, here, build }, { here, build });
}

/** The manifest's file for a name of an adapter of this package, or for a path. Throws UserError. */
export function manifestPath(nameOrPath: string): string {
  const candidates = [
    join(PACKAGE_ROOT, 'adapters', nameOrPath, 'adapter.yaml'),
    nameOrPath,
    join(nameOrPath, 'adapter.yaml'),
  ];
  const found = candidates.find((path) => existsSync(path) && path.endsWith('.yaml'));
  if (found !== undefined) return found;
  throw new UserError(
    `looking for the adapter "${nameOrPath}": it is neither in adapters/ nor a manifest file; \`credchain adapters\` lists those that are there`,
  );
}

function fill(manifest: Manifest, places: { here: string; build: string }): Manifest {
  const edition = JSON.parse(
    readFileSync(join(PACKAGE_ROOT, 'spec/edition.json'), 'utf8'),
  ) as Record<string, string>;
  const inText = (text: string): string =>
    text
      .replaceAll('{here}', places.here)
      .replaceAll('{build}', places.build)
      .replace(/\{edition\.(\w+)\}/g, (whole, name: string) => edition[name] ?? whole);
  const inAll = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(inAll);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, inAll(below)]));
  };
  return inAll(manifest) as Manifest;
}
