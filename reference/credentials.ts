/** Credentials as a source hands them out: some hold their values, some fetch them when they are needed. */
import type { IniValue } from './ini/index.js';
import type { Credentials, SourceName } from './outcome.js';

export interface LoadedCredentials {
  readonly source: SourceName;
  /** Whether they are the same for ever. */
  readonly fixed: boolean;
  /** The values as of now. May do I/O. Throws ResolutionError. */
  freeze(): Promise<Credentials>;
  /** Fails, for credentials that turn out to be no texts only when something is signed with them. */
  readonly refuseToSign?: () => never;
}

/** Credentials that never change. */
export function fixed(source: SourceName, values: Credentials): LoadedCredentials {
  return { source, fixed: true, freeze: () => Promise.resolve(values) };
}

/**
 * The account id that a profile has. A nested one stays with boto3's credentials, which are no texts then;
 * nothing is signed with it.
 */
export function accountIdOf(written: IniValue | undefined): string | undefined {
  return typeof written === 'string' ? written : undefined;
}

/** An object without its undefined entries. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
