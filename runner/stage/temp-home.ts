/** Fresh home directories on the real disk. */
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SeenFiles } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { fileBytes } from './content.js';
import { stagedPath } from './paths.js';
import { makeTempFolder, removeTempFolder } from './temp-folder.js';

export interface TempHome {
  /** Absolute path of the home directory. */
  readonly home: string;
  /** Absolute path of a folder for programs, outside of the home directory. */
  readonly bin: string;
  /** Absolute path of a folder for notes, outside of the home directory; made when needed. */
  readonly notes: string;
  /** Writes a file outside of the home directory; its path. */
  place(name: string, text: string): string;
  /** Lays out the files of a world. */
  lay(files: Given['files']): void;
  /** Removes files and folders of a world. */
  clear(paths: readonly string[]): void;
  /** What is in a file; undefined if there is none. The path as case files write it. */
  look(path: string): SeenFiles[string] | undefined;
  /** Removes all of it. */
  remove(): void;
}

/** Where a home directory stands, and what a world may have besides it. */
export interface Site {
  /** The folder that it is made in. Default: the usual one. */
  readonly folder?: string;
  /** Files outside of the home directory: path in the case to where it is laid. Default: none. */
  readonly systemFiles?: Readonly<Record<string, string>>;
}

/** Makes a home directory that nobody else can read. */
export function makeTempHome({ folder: parent, systemFiles = {} }: Site = {}): TempHome {
  const folder = makeTempFolder(parent);
  const home = join(folder, 'home');
  const bin = join(folder, 'bin');
  mkdirSync(home, { mode: 0o700 });
  mkdirSync(bin, { mode: 0o700 });
  const placeOf = (path: string): string => systemFiles[path] ?? stagedPath(path, home);
  const clear = (path: string): void => rmSync(path, { recursive: true, force: true });
  return {
    home,
    bin,
    notes: join(folder, 'notes'),
    place: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    },
    lay: (files) => {
      for (const [path, file] of Object.entries(files)) {
        if (file.absent) continue;
        const target = placeOf(path);
        if (file.directory) {
          mkdirSync(target, { recursive: true });
          continue;
        }
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, fileBytes(file));
        chmodSync(target, file.unreadable ? 0 : file.mode ? parseInt(file.mode, 8) : 0o600);
      }
    },
    clear: (paths) => {
      for (const path of paths) clear(placeOf(path));
    },
    look: (path) => {
      const target = placeOf(path);
      const stat = statSync(target, { throwIfNoEntry: false });
      if (!stat?.isFile()) return undefined;
      return { text: readFileSync(target, 'utf8'), mode: stat.mode & 0o777 };
    },
    remove: () => {
      Object.values(systemFiles).forEach(clear);
      removeTempFolder(folder);
    },
  };
}
