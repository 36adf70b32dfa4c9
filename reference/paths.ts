/** Paths in settings: variables are filled in first, then the tilde. */
import type { World } from './world.js';

/** Unknown variables stay as they are. */
export function expandPath(path: string, world: Pick<World, 'env' | 'home'>): string {
  const filled = path.replace(
    /\$(?:(\w+)|\{([^}]*)\})/g,
    (whole, plain: string | undefined, braced: string) => world.env.get(plain ?? braced) ?? whole,
  );
  return expandTilde(filled, world);
}

/** Only the home of the current user is known. */
export function expandTilde(path: string, { home }: Pick<World, 'home'>): string {
  return path === '~' || path.startsWith('~/') ? home + path.slice(1) : path;
}
