/** A whole resolution: make the session, walk the chain, freeze the values. */
import type { Outcome } from './outcome.js';
import type { Trace } from './trace.js';
import type { World } from './world.js';

/**
 * Resolves credentials in `world` as boto3 does. Never throws for what a world can hold:
 * failures are outcomes with an error code and the phase in which they appear.
 */
export function resolve(
  _world: World,
  _options: { readonly trace?: Trace } = {},
): Promise<Outcome> {
  return Promise.resolve({ result: 'none', consulted: [] });
}
