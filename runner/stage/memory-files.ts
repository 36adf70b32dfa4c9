/** The files of a world in memory: one memfs volume, each use logged. */
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
}

/** Lays the files of `given` below `home`, and reports each use to `log`. */
export function memoryFiles(
  given: Given['files'],
  home: string,
  log: (activity: Activity) => void,
): MemoryFiles {
  const volume = new Volume();
  volume.mkdirSync(home, { recursive: true });
  for (const [path, file] of Object.entries(given)) {
    const target = stagedPath(path, home);
    if (file.absent) continue;
    volume.mkdirSync(file.directory ? target : parent(target), { recursive: true });
    if (file.directory) continue;
    volume.writeFileSync(target, fileBytes(file));
    const mode = file.unreadable ? 0 : file.mode === undefined ? 0o600 : parseInt(file.mode, 8);
    volume.chmodSync(target, mode);
  }

  return {
    isThere: (path) => volume.existsSync(path),
    read(path) {
      log({ kind: 'read', path: casePath(path, home) });
      return guarded(path, () => volume.readFileSync(path) as Uint8Array);
    },
    isFile(path) {
      return volume.statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
    },
    write(path, bytes, mode) {
      log({ kind: 'write', path: casePath(path, home) });
      guarded(path, () => {
        volume.mkdirSync(parent(path), { recursive: true });
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
