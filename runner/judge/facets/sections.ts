/** Judges what a parse says: each table of sections exactly, key by key. */
import { pathOf } from '../path.js';
import type { Facet, Finding, Seen } from './facet.js';
import { AGREES, compare, resultFindings } from './findings.js';

/** Section to key to value, or a part of it; an object with any names, `__proto__` too. */
type Table = string | { readonly [name: string]: Table };

/** Silent about the second and third table where the outcome is no parse: the first one says so. */
export const profiles: Facet<'profiles'> = (expected, seen) =>
  seen.answer.result === 'profiles'
    ? [AGREES, ...compareTables('profiles', expected, seen.answer.profiles)]
    : resultFindings('profiles', seen);

export const ssoSessions: Facet<'ssoSessions'> = (expected, seen) =>
  furtherTable('ssoSessions', expected, seen);

export const services: Facet<'services'> = (expected, seen) =>
  furtherTable('services', expected, seen);

function furtherTable(
  name: 'ssoSessions' | 'services',
  expected: Table,
  { answer }: Seen,
): readonly Finding[] {
  return answer.result === 'profiles' ? compareTables(name, expected, answer[name] ?? {}) : [];
}

/** One finding for each name on either side, at the deepest path that tells the difference. */
function compareTables(
  path: string,
  expected: Table | undefined,
  actual: Table | undefined,
): readonly Finding[] {
  if (typeof expected !== 'object' || typeof actual !== 'object') {
    return [compare(path, expected, actual)];
  }
  const wanted = new Map(Object.entries(expected));
  const found = new Map(Object.entries(actual));
  if (wanted.size === 0 && found.size === 0) return [AGREES];
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((name) =>
    compareTables(pathOf(path, name), wanted.get(name), found.get(name)),
  );
}
