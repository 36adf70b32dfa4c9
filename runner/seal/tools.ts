/** The programs of the machine that make namespaces and enter them. */
import { delimiter } from 'node:path';
import { programsIn } from '../adapters/programs.js';
import { SealError } from './seal-error.js';

/** Each program that is needed, and the package that has it. */
const PACKAGES = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  mount: 'util-linux or mount',
  ip: 'iproute2',
} as const;

/** Paths of the programs by their names. */
export type Tools = Readonly<Record<keyof typeof PACKAGES, string>>;

/** Where they are looked for: the PATH, and the folders that only root has in it. */
export function toolsPath(path = process.env['PATH'] ?? ''): string {
  return [path, '/usr/bin', '/bin', '/usr/sbin', '/sbin'].join(delimiter);
}

/** Finds all of them. Throws {@link SealError}, which says what to install. */
export function findTools(searchPath = toolsPath()): Tools {
  const found = Object.keys(PACKAGES).map((name) => [name, programsIn(searchPath, name)[0]]);
  const missing = found.filter(([, path]) => path === undefined).map(([name]) => name!);
  if (missing.length === 0) return Object.fromEntries(found) as Tools;
  const packages = new Set(missing.map((name) => PACKAGES[name as keyof Tools]));
  throw new SealError(
    `there is no program ${missing.join(', ')}`,
    `Install ${[...packages].join(' and ')}.`,
  );
}
