/** Paths of a world: as case files write them, and as they are staged. */

/** `~/x` to an absolute path below `home`; other paths stay as they are. */
export function stagedPath(path: string, home: string): string {
  return path.startsWith('~/') ? `${home}/${path.slice(2)}` : path;
}

/** The inverse of {@link stagedPath}. */
export function casePath(path: string, home: string): string {
  return path.startsWith(`${home}/`) ? `~/${path.slice(home.length + 1)}` : path;
}
