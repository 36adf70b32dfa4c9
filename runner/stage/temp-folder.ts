/** Folders that are gone when they are no longer needed, whatever happens. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const alive = new Set<string>();

/** Removes what is left when the process ends on its own or by a signal that it handles. */
process.on('exit', () => {
  for (const folder of alive) removeTempFolder(folder);
});

/** Makes a folder that nobody else can read, in `parent`; its absolute path. */
export function makeTempFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'credchain-'));
  alive.add(folder);
  return folder;
}

/** Removes it with all that is in it; it may be gone already. */
export function removeTempFolder(folder: string): void {
  alive.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
}
