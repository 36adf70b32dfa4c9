/** The files of a world must be able to lie beside each other on a disk. */
import { layGiven } from '../lay-given.js';
import { quote } from '../quote.js';
import { worldsOf, type Check } from './check.js';

export const files: Check = function* (file) {
  for (const { given, path, below } of worldsOf(file)) {
    const world = layGiven(...below, given).files;
    for (const [name, entry] of Object.entries(given.files ?? {})) {
      const above = entry === null ? undefined : parentThatIsNoFolder(name, world);
      if (above !== undefined) {
        yield {
          path: [...path, 'files', name],
          part: 'key',
          message: `${quote(name)} cannot lie below ${quote(above)}, which is no folder`,
          suggestion: 'Remove one of the two, or make the upper one { directory: true }.',
        };
      }
    }
  }
};

function parentThatIsNoFolder(
  name: string,
  world: ReturnType<typeof layGiven>['files'],
): string | undefined {
  if (world[name]?.absent) return undefined;
  const parts = name.split('/');
  return parts
    .map((_, index) => parts.slice(0, index).join('/'))
    .find((above) => world[above] !== undefined && !world[above].directory);
}
