/** The page on the disk. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/user-error.js';

/**
 * Writes `html` as index.html in `folder`, which is made where it is missing, and returns its path.
 * Throws {@link UserError} if it cannot be written.
 */
export function writePage(html: string, folder: string): string {
  const path = join(folder, 'index.html');
  const growing = join(folder, `.index.html.${process.pid}.partial`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(growing, html);
    renameSync(growing, path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`Cannot write the page to ${path}: ${reason}.`);
  }
  return path;
}
