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
 * Holds `first` (undefined: nothing was fetched yet) and calls `fetch` when the time has come, once for
 * all who ask meanwhile. Freezing fails for an expiry that cannot be compared with the clock, and
 * with `still-expired` if fetching did not help. Follows spec/REFRESH.md.
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
  let underWay: Promise<void> | undefined;

  const remaining = ({ expiry }: Expiring): number => {
    if (expiry.fault !== undefined) {
      decisions.fail(
        rules.naive,
        expiry.fault,
        'the expiration has no time zone, so it cannot be compared with the clock',
      );
    }
    return expiry.ms - world.now();
  };

  /** Whether what is held ends within `window` ms; nothing has ended already. */
  const endsWithin = (window: number): boolean => held === undefined || remaining(held) < window;

  const refresh = async (): Promise<void> => {
    const mandatory = endsWithin(REFRESH_WINDOWS.mandatoryMs);
    decisions.follow(rules.refresh, held ? 'they expire soon' : 'the credentials are needed');
    decisions.follow('REFRESH-2', `fetching because ${mandatory ? 'it must be' : 'it should be'}`);
    if (held === undefined) decisions.follow('REFRESH-6', 'nothing was fetched yet');
    let answer: Fetched;
    try {
      answer = await fetch();
    } catch (error) {
      if (mandatory || !(error instanceof ResolutionError)) throw error;
      decisions.follow('REFRESH-3', 'the old credentials are good for a while');
      return;
    }
    // What is fetched is held even if it has expired: the next to ask finds it so.
    decisions.follow('REFRESH-4', 'taking in what was fetched');
    held = typeof answer === 'function' ? answer() : answer;
    if (endsWithin(REFRESH_WINDOWS.advisoryMs)) {
      decisions.follow('REFRESH-5', 'the new credentials end soon as well');
    }
    if (remaining(held) >= 0) return;
    decisions.fail(
      rules.stillExpired,
      'still-expired',
      'the credentials were fetched again and have expired already',
    );
  };

  const frozen = (): Credentials => ({
    ...held!.values,
    expiration: formatDate(held!.expiry.ms),
  });

  return {
    source,
    fixed: false,
    async freeze() {
      while (endsWithin(REFRESH_WINDOWS.advisoryMs)) {
        if (underWay === undefined) {
          underWay = refresh().finally(() => (underWay = undefined));
          await underWay;
          return frozen();
        }
        if (!endsWithin(REFRESH_WINDOWS.mandatoryMs)) break;
        // If that fails, it is the turn of the next who waits.
        await underWay.catch(() => undefined);
        if (!endsWithin(REFRESH_WINDOWS.mandatoryMs)) break;
      }
      return frozen();
    },
  };
}
