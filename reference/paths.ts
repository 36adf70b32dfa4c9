/** Paths in settings: variables are filled in first, then the tilde. */
import type { World } from './world.js';

/** Unknown variables stay as they are. Only the home of the current user is known. */
export function expandPath(path: string, world: Pick<World, 'env' | 'home'>): string {
  const filled = path.replace(
    /\$(?:(\w+)|\{([^}]*)\})/g,
    (whole, plain?: string, braced?: string) => {
      return world.env.get(plain ?? braced ?? '') ?? whole;
    },
  );
  if (filled !== '~' && !filled.startsWith('~/')) return filled;
  return world.home + filled.slice(1);
}
