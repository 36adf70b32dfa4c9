/** All facets, and the judging of a whole expectation by them. */
import type { Expect } from '../../model/case.js';
import { consulted } from './consulted.js';
import { credentials } from './credentials.js';
import { error } from './error.js';
import type { Facet, Finding, Seen } from './facet.js';
import { files } from './files.js';
import { forbids } from './forbids.js';
import { none } from './none.js';
import { phase } from './phase.js';
import { profiles, services, ssoSessions } from './sections.js';
import { requests } from './requests.js';
import { settings } from './settings.js';
import { source } from './source.js';

/** One judge for each key that an expectation can have; a key without one does not compile. */
const FACETS: { readonly [Key in keyof Required<Expect>]: Facet<Key> } = {
  credentials,
  none,
  error,
  profiles,
  ssoSessions,
  services,
  phase,
  source,
  consulted,
  requests,
  forbids,
  files,
  settings,
};
const KEYS = Object.keys(FACETS) as readonly (keyof Expect)[];

/** The findings on every stated key of `expect`, in the order of the facets. Pure. */
export function findingsOf(expect: Expect, seen: Seen): readonly Finding[] {
  return KEYS.flatMap((key) => findingsOfKey(key, expect, seen));
}

function findingsOfKey<Key extends keyof Expect>(
  key: Key,
  expect: Expect,
  seen: Seen,
): readonly Finding[] {
  const facet: Facet<Key> = FACETS[key];
  const expected = expect[key];
  return expected === undefined ? [] : facet(expected as Exclude<Expect[Key], undefined>, seen);
}
