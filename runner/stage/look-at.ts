/** The files of a world as they are after a resolution. */
import type { SeenFiles } from '../model/adapter.js';

/** What `look` finds at each path; what is not there is left out. */
export function lookAt(
  paths: readonly string[],
  look: (path: string) => SeenFiles[string] | undefined,
): SeenFiles {
  return Object.fromEntries(
    paths.flatMap((path) => {
      const found = look(path);
      return found === undefined ? [] : [[path, found] as const];
    }),
  );
}
