/** Finds the case files below the paths that somebody names. */
import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { didYouMean } from '../model/nearest.js';
import { UserError } from '../model/user-error.js';

const CASE_FILE = /\.ya?ml$/;
/** Folders of other programs; a hidden folder is one as well. */
const FOREIGN = /^(\..+|node_modules)$/;

/**
 * All case files (`.yaml`, `.yml`) at and below `paths`, each once, as paths relative to the folder
 * of the process and in the order of their characters. Throws {@link UserError} for a path that does
 * not exist or that leads to no case file.
 */
export function findCaseFiles(paths: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const path of paths) {
    const files = readable(path, () => filesAt(path, statOf(path)));
    if (files.length === 0) throw new UserError(noCaseFile(path));
    for (const file of files) found.set(realpathSync.native(file), file);
  }
  return [...found.values()].map(shownPath).sort(byCharacters);
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UserError(`no case files to read: '${path}' cannot be read (${code})`);
  }
}

function filesAt(path: string, stats: Stats): string[] {
  if (stats.isDirectory()) return filesBelow(path, new Set());
  return stats.isFile() && CASE_FILE.test(path) ? [path] : [];
}

/** Links are followed; `visited` keeps a link to a folder above from going round. */
function filesBelow(folder: string, visited: Set<string>): string[] {
  const real = realpathSync.native(folder);
  if (visited.has(real)) return [];
  visited.add(real);
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    if (FOREIGN.test(name)) return [];
    const path = join(folder, name);
    const kind = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
    if (kind?.isDirectory()) return filesBelow(path, visited);
    return kind?.isFile() && CASE_FILE.test(name) ? [path] : [];
  });
}

function statOf(path: string): Stats {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError(notThere(path));
  return stats;
}

function notThere(path: string): string {
  const parent = resolve(path, '..');
  const beside = statSync(parent, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(parent).map((name) => join(path, '..', name))
    : [];
  const suggestion = didYouMean(path, beside, `Paths are taken from ${process.cwd()}.`);
  return `no case files to read: '${path}' does not exist\n${suggestion}`;
}

function noCaseFile(path: string): string {
  return `no case files to read: '${path}' is none and holds none\nCase files end in .yaml or .yml.`;
}

/** Places in files read the same on every system. */
function shownPath(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/');
}

function byCharacters(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
