/** Loads an adapter of the in-process door from the module that its manifest names. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Adapter } from '../model/adapter.js';
import { UserError } from '../model/user-error.js';
import type { Manifest } from './manifest.js';

/** The default export of the manifest's module. Throws UserError if it is no adapter. */
export async function importAdapter({ name, here, module = '' }: Manifest): Promise<Adapter> {
  const path = resolve(here, module);
  let exported: { readonly default?: unknown };
  try {
    exported = (await import(pathToFileURL(path).href)) as typeof exported;
  } catch (error) {
    throw new UserError(`starting ${name}: importing ${path}: ${String(error)}`, 'adapter');
  }
  if (isAdapter(exported.default)) return exported.default;
  throw new UserError(
    `starting ${name}: the default export of ${path} is no adapter: it needs a name, a list of capabilities, and a function resolve or parse`,
    'adapter',
  );
}

function isAdapter(value: unknown): value is Adapter {
  if (typeof value !== 'object' || value === null) return false;
  const { name, capabilities, resolve, parse } = value as Partial<Adapter>;
  return (
    typeof name === 'string' &&
    Array.isArray(capabilities) &&
    [resolve, parse].some((operation) => typeof operation === 'function')
  );
}
