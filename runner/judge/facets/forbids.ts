/** Judges that nothing was touched that must not be. */
import type { Activity } from '../../model/adapter.js';
import { pathOf } from '../path.js';
import type { Facet, Finding, Seen } from './facet.js';
import { AGREES, unobserved } from './findings.js';

export const forbids: Facet<'forbids'> = (expected, seen) =>
  expected.map((target) => untouched(target, seen));

/**
 * The values are words and not the URLs: those hold ports that change from run to run, and the
 * report shows the activity anyway.
 */
function untouched(target: string, seen: Seen): Finding {
  const path = pathOf('forbids', target);
  if (seen.activity.some((use) => touches(use, target))) {
    return { kind: 'differs', path, expected: 'untouched', actual: 'touched' };
  }
  // Nobody watches the file accesses of a process: silence there proves nothing.
  const watched = seen.door === 'in-process' || !target.startsWith('~/');
  return watched ? AGREES : unobserved(path);
}

/** A folder stands for all that is below it, whether its name ends in a slash or not. */
function touches(use: Activity, target: string): boolean {
  switch (use.kind) {
    case 'request':
      return use.service === target;
    case 'command':
      return target === 'command';
    case 'read':
    case 'write':
      return `${use.path}/`.startsWith(target.endsWith('/') ? target : `${target}/`);
  }
}
