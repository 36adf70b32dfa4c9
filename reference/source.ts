/** What every credential source is. */
import type { LoadedCredentials } from './credentials.js';
import type { SourceName } from './outcome.js';
import type { Session } from './session.js';

/** For which profile a source is asked, and whether it may look into the environment. */
export interface Asked {
  readonly profile: string;
  readonly environment: boolean;
}

/** Undefined is no error: the source has no credentials. */
export type Answer = LoadedCredentials | undefined;

export interface Source {
  readonly name: SourceName;
  /**
   * The credentials that this source has. Those that need I/O are fetched when they are frozen, or here,
   * as boto3 does it. Throws ResolutionError where a rule says that the resolution fails.
   */
  load(session: Session, asked: Asked): Answer | Promise<Answer>;
}
