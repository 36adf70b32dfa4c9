/** The programs of this machine that a manifest needs: where they are, and in which version. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { AdapterManifest } from '../model/adapter-manifest.generated.js';
import type { Values } from './placeholders.js';

type Need = NonNullable<AdapterManifest['needs']>[number];

/** How long a program may take to tell its version, in ms. */
const PATIENCE = 20_000;

export type Programs =
  | { readonly values: Values }
  | {
      readonly missing: Need;
      /** Programs of that name that are not good enough, each with what it printed. */
      readonly refused: readonly Refused[];
    };

export interface Refused {
  readonly path: string;
  readonly output: string;
}

/** Looks for all programs in the folders of `searchPath`. Asks for versions, and starts nothing else. */
export function findPrograms(needs: readonly Need[], searchPath: string): Programs {
  const values = new Map<string, string>();
  for (const need of needs) {
    const refused: Refused[] = [];
    const found = programsIn(searchPath, need.program).find((path) => {
      const version = need.version && versionOf(path, need.version);
      if (typeof version === 'object') refused.push({ path, output: version.output });
      else if (version !== undefined) values.set(`version.${need.program}`, version);
      return typeof version !== 'object';
    });
    if (found === undefined) return { missing: need, refused };
    values.set(`program.${need.program}`, found);
  }
  return { values };
}

/** Whether there is a program at `path` that can be started. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The paths of all programs called `name`, in the order of the folders of `searchPath`. */
export function programsIn(searchPath: string, name: string): string[] {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  return [...new Set(folders)].map((folder) => join(folder, name)).filter(isProgram);
}

function versionOf(
  path: string,
  { args, pattern }: NonNullable<Need['version']>,
): string | { output: string } {
  const { stdout, stderr, error } = spawnSync(path, args, { encoding: 'utf8', timeout: PATIENCE });
  const output = `${stdout ?? ''}\n${stderr ?? ''}\n${error?.message ?? ''}`.trim();
  return new RegExp(pattern).exec(output)?.[1] ?? { output };
}
