/** Fresh home directories on the real disk, gone when they are no longer needed, whatever happens. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SeenFiles } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { fileBytes } from './content.js';
import { stagedPath } from './paths.js';

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
  /** Removes files and folders below the home directory. */
  clear(paths: readonly string[]): void;
  /** What is in a file; undefined if there is none. The path as case files write it. */
  look(path: string): SeenFiles[string] | undefined;
  remove(): void;
}

const alive = new Set<string>();

/** Removes what is left when the process ends on its own or by a signal that it handles. */
process.on('exit', () => {
  for (const folder of alive) remove(folder);
});

/** Makes a folder that nobody else can read. */
export function makeTempHome(): TempHome {
  const folder = mkdtempSync(join(tmpdir(), 'credchain-'));
  alive.add(folder);
  const home = join(folder, 'home');
  const bin = join(folder, 'bin');
  mkdirSync(home, { mode: 0o700 });
  mkdirSync(bin, { mode: 0o700 });
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
        const target = stagedPath(path, home);
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
      for (const path of paths) rmSync(stagedPath(path, home), { recursive: true, force: true });
    },
    look: (path) => {
      const target = stagedPath(path, home);
      const stat = statSync(target, { throwIfNoEntry: false });
      if (!stat?.isFile()) return undefined;
      return { text: readFileSync(target, 'utf8'), mode: stat.mode & 0o777 };
    },
    remove: () => remove(folder),
  };
}

function remove(folder: string): void {
  alive.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
}
