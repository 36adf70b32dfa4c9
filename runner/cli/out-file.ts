/** A report file that is either there as a whole or not at all. */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../model/user-error.js';

export interface OutFile {
  write(text: string): void;
  /** Puts the file into its place. */
  commit(): void;
  /** Leaves what stood there before. Does nothing after {@link OutFile.commit}. */
  discard(): void;
}

/**
 * Opens `path` for a report; missing folders are made. The text grows in a neighbouring file that
 * takes the place of `path` on commit, except where `path` is no regular file (a pipe, a device).
 * Throws {@link UserError} when it cannot be written, before any case has run.
 */
export function openOutFile(path: string): OutFile {
  let descriptor: number | undefined;
  let inPlace = false;
  let growing = path;
  try {
    mkdirSync(dirname(path), { recursive: true });
    inPlace = isSpecial(path);
    if (!inPlace) growing = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
    descriptor = openSync(growing, 'w');
  } catch (error) {
    throw error instanceof UserError ? error : unwritable(path, error);
  }
  const close = () => {
    if (descriptor === undefined) return false;
    closeSync(descriptor);
    descriptor = undefined;
    return true;
  };
  return {
    write(text) {
      if (descriptor === undefined) throw new Error(`${path} is closed`);
      try {
        writeSync(descriptor, text);
      } catch (error) {
        throw unwritable(path, error);
      }
    },
    commit() {
      if (close() && !inPlace) renameSync(growing, path);
    },
    discard() {
      if (close() && !inPlace) rmSync(growing, { force: true });
    },
  };
}

function isSpecial(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    throw new UserError(`Cannot write the report to ${path}: it is a folder. Name a file in it.`);
  }
  return found !== undefined && !found.isFile();
}

function unwritable(path: string, error: unknown): UserError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(`Cannot write the report to ${path}: ${reason}.`);
}
