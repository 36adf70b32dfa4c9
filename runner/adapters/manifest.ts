/** The manifest of an adapter, adapter.yaml: read, checked, and placed on this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { formatProblem } from '../load/format-problem.js';
import { readText } from '../load/read-text.js';
import { readYaml } from '../load/read-yaml.js';
import { SourceText } from '../load/source-text.js';
import type { AdapterManifest } from '../model/adapter-manifest.generated.js';
import type { Problem } from '../model/problem.js';
import { UserError } from '../model/user-error.js';
import { editions, PACKAGE_ROOT } from '../package.js';
import { checkManifest } from './check-manifest.js';
import { fill } from './placeholders.js';

/** All placeholders are filled in but those of programs, which have to be looked for. */
export interface Manifest extends AdapterManifest {
  /** The adapter's folder. */
  readonly here: string;
  /** Where its setup builds: `build/` in its folder, or a folder of that name in `CREDCHAIN_BUILD`. */
  readonly build: string;
  /** Changes when the setup would build something else, wherever that is. */
  readonly recipe: string;
}

/** Reads the manifest at `path`. Throws a UserError with all that is wrong, each with its place. */
export async function readManifest(path: string): Promise<Manifest> {
  const near = relative(process.cwd(), path);
  const shown = near.startsWith('..') ? path : near;
  const text = readText(path, shown);
  if (typeof text !== 'string') throw refusal([text]);
  const manifest = await parseManifest(text, shown);
  const here = dirname(path);
  const elsewhere = process.env['CREDCHAIN_BUILD'];
  const build = elsewhere ? join(elsewhere, manifest.name) : join(here, 'build');
  return placeManifest(manifest, here, build);
}

/** The manifest in `text`, of which `file` is the path as people are to see it. Throws UserError. */
export async function parseManifest(text: string, file: string): Promise<AdapterManifest> {
  const source = new SourceText(file, text);
  const { root, data, problems } = readYaml(source);
  if (root === undefined || data === undefined) throw refusal(problems);
  // Ajv is large, and only those who start an adapter need it.
  const { explainSchema } = await import('../load/explain-schema.js');
  const schemaText = readFileSync(join(PACKAGE_ROOT, 'spec/schema/adapter.schema.json'), 'utf8');
  const schema = JSON.parse(schemaText) as Record<string, unknown>;
  const found = [...problems, ...explainSchema(schema, data, root, source)];
  if (found.length > 0) throw refusal(found);
  const manifest = data as unknown as AdapterManifest;
  const further = checkManifest(manifest, root, source);
  if (further.length > 0) throw refusal(further);
  return manifest;
}

/** Fills in where the adapter is, where it is built, and the versions of the edition. */
export function placeManifest(manifest: AdapterManifest, here: string, build: string): Manifest {
  const versions = Object.entries(editions()).map(
    ([name, version]) => [`edition.${name}`, version] as const,
  );
  const recipe = JSON.stringify(fill(manifest.setup ?? [], new Map(versions)));
  const values = new Map([...versions, ['here', here], ['build', build]]);
  return { ...fill(manifest, values), here, build, recipe };
}

/** Whether a manifest is at `path`. */
export function isManifest(path: string): boolean {
  return path.endsWith('.yaml') && existsSync(path);
}

function refusal(problems: readonly Problem[]): UserError {
  return new UserError(`reading the manifest\n\n${problems.map(formatProblem).join('\n\n')}`);
}
