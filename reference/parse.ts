/** The parse alone: what the config and credentials files say together, and no credentials. */
import { Decisions } from './decisions.js';
import { ResolutionError, type ErrorCode } from './outcome.js';
import type { ProfileMap } from './profiles/index.js';
import { Session } from './session.js';
import type { Trace } from './trace.js';
import type { World } from './world.js';

export type ParseOutcome =
  | ({ readonly result: 'profiles' } & ProfileMap)
  | { readonly result: 'error'; readonly code: ErrorCode; readonly message: string };

/**
 * Reads and merges both files of `world` as boto3 does. Never throws for what a world can hold:
 * failures are outcomes with an error code.
 */
export function parse(world: World, { trace }: { readonly trace?: Trace } = {}): ParseOutcome {
  try {
    const { profiles, ssoSessions, services } = new Session(world, new Decisions(trace)).config();
    return { result: 'profiles', profiles, ssoSessions, services };
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    const { code, message } = error;
    return { result: 'error', code, message };
  }
}
