/** The files of a world in memory: one memfs volume, each use logged. */
import type { SeenFiles } from '../model/adapter.js';
import { changesOf } from './changes.js';
import { Volume } from 'memfs';
import { FileError, type FileErrorCode, type Files } from '../../reference/index.js';
import type { Activity } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { fileBytes } from './content.js';
import { casePath, stagedPath } from './paths.js';

const CODES: ReadonlySet<string> = new Set<FileErrorCode>([
  'ENOENT',
  'EACCES',
  'EISDIR',
  'ENOTDIR',
]);

export interface MemoryFiles extends Files {
  /** Whether anything is there, be it a file or a directory. */
  isThere(path: string): boolean;
  /** The world's files are others now; what the resolver wrote stays, unless the world says otherwise. */
  change(before: Given['files'], next: Given['files']): void;
  /** What is in a file, looked at from outside of the world; the path as case files write it. */
  look(path: string): SeenFiles[string] | undefined;
}

/** Lays the files of `given` below `home`, and reports each use to `log`. */
export function memoryFiles(
  given: Given['files'],
  home: string,
  log: (activity: Activity) => void,
): MemoryFiles {
  const volume = new Volume();
  volume.mkdirSync(home, { recursive: true });
  const lay = (files: Given['files']): void => {
    for (const [path, file] of Object.entries(files)) {
      const target = stagedPath(path, home);
      if (file.absent) continue;
      volume.mkdirSync(file.directory ? target : parent(target), { recursive: true });
      if (file.directory) continue;
      volume.writeFileSync(target, fileBytes(file));
      const mode = file.unreadable ? 0 : file.mode === undefined ? 0o600 : parseInt(file.mode, 8);
      volume.chmodSync(target, mode);
    }
  };
  lay(given);
  // As for processes, the working directory is the home directory.
  const absolute = (path: string): string =>
    path === '' || path.startsWith('/') ? path : `${home}/${path}`;

  return {
    change(before, next) {
      const { gone, changed } = changesOf(before, next);
      for (const path of gone) {
        volume.rmSync(stagedPath(path, home), { recursive: true, force: true });
      }
      lay(changed);
    },
    look(path) {
      const target = stagedPath(path, home);
      const stat = volume.statSync(target, { throwIfNoEntry: false });
      if (!stat?.isFile()) return undefined;
      const text = (volume.readFileSync(target) as Buffer).toString('utf8');
      return { text, mode: Number(stat.mode) & 0o777 };
    },
    isThere: (path) => volume.existsSync(absolute(path)),
    read(written) {
      const path = absolute(written);
      log({ kind: 'read', path: casePath(path, home) });
      return guarded(path, () => volume.readFileSync(path) as Uint8Array);
    },
    isFile(path) {
      return volume.statSync(absolute(path), { throwIfNoEntry: false })?.isFile() ?? false;
    },
    write(written, bytes, mode) {
      const path = absolute(written);
      log({ kind: 'write', path: casePath(path, home) });
      guarded(path, () => {
        volume.mkdirSync(parent(path), { recursive: true });
        // Another file takes its place, so it does not matter whether the old one may be written.
        volume.rmSync(path, { force: true });
        volume.writeFileSync(path, bytes);
        volume.chmodSync(path, mode);
      });
    },
  };
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function guarded<T>(path: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    throw new FileError(CODES.has(code) ? (code as FileErrorCode) : 'EIO', path);
  }
}
