/** Credentials that expire: held until their end is near, then fetched again. */
import type { LoadedCredentials } from './credentials.js';
import type { ParsedDate } from './dates.js';
import { formatDate } from './dates.js';
import { REFRESH_WINDOWS } from './edition.js';
import { ResolutionError, type Credentials, type SourceName } from './outcome.js';
import type { Session } from './session.js';

/** Credentials and when they expire. */
export interface Expiring {
  readonly values: Credentials;
  readonly expiry: ParsedDate;
}

/** The rules by which the chapter of a source tells these decisions. */
export interface RefreshRules {
  readonly refresh: string;
  readonly naive: string;
  readonly stillExpired: string;
}

/**
 * What was fetched; or a function that takes it in. An error in fetching is passed over as long as the
 * credentials that are held are good for a while, an error in taking in never is.
 */
export type Fetched = Expiring | (() => Expiring);

/**
 * Holds `first` (undefined: nothing was fetched yet) and calls `fetch` when the time has come. Freezing
 * fails with `invalid-type` for an expiry without zone, and with `still-expired` if fetching did not help.
 */
export function refreshable(
  session: Session,
  source: SourceName,
  first: Expiring | undefined,
  fetch: () => Promise<Fetched>,
  rules: RefreshRules,
): LoadedCredentials {
  const { world, decisions } = session;
  let held = first;

  const remaining = ({ expiry }: Expiring): number => {
    if (!expiry.zoned) {
      decisions.fail(
        rules.naive,
        'invalid-type',
        'the expiration has no time zone, so it cannot be compared with the clock',
      );
    }
    return expiry.ms - world.now();
  };

  const refresh = async (before: Expiring | undefined): Promise<Expiring> => {
    decisions.follow(
      rules.refresh,
      before ? 'the credentials expire soon' : 'the credentials are needed',
    );
    let answer: Fetched;
    try {
      answer = await fetch();
    } catch (error) {
      const mandatory = before === undefined || remaining(before) < REFRESH_WINDOWS.mandatoryMs;
      if (mandatory || !(error instanceof ResolutionError)) throw error;
      return before;
    }
    const fetched = typeof answer === 'function' ? answer() : answer;
    if (remaining(fetched) < 0) {
      decisions.fail(
        rules.stillExpired,
        'still-expired',
        'the credentials were fetched again and have expired already',
      );
    }
    return fetched;
  };

  return {
    source,
    async freeze() {
      if (held === undefined || remaining(held) < REFRESH_WINDOWS.advisoryMs)
        held = await refresh(held);
      return { ...held.values, expiration: formatDate(held.expiry.ms) };
    },
  };
}
