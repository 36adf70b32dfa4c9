/** What every credential source is. */
import type { LoadedCredentials } from './credentials.js';
import type { SourceName } from './outcome.js';
import type { Session } from './session.js';

/** For which profile a source is asked, and whether it may look into the environment. */
export interface Asked {
  readonly profile: string;
  readonly environment: boolean;
}

export interface Source {
  readonly name: SourceName;
  /**
   * The credentials that this source has, or undefined if it has none, which is no error.
   * Throws ResolutionError where a rule says that the resolution fails.
   */
  load(session: Session, asked: Asked): Promise<LoadedCredentials | undefined>;
}
