/** The files outside of the home directory that a world can have under a seal. */
import { join } from 'node:path';

export const BOTO_CONFIG = '/etc/boto.cfg';

/** Where a world's own file is laid for the `path` that is seen inside. */
export function systemFile(folder: string, path: string): string {
  return join(folder, path.replaceAll('/', '-').slice(1));
}
