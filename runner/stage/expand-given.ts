/** Fills in the placeholders of a whole world. */
import { isDeepStrictEqual } from 'node:util';
import type { Given } from '../model/case.js';

/** Values that are bytes and not texts. */
const BYTES = 'base64';

/** `given` with `expand` applied to every text in it; names and bytes stay as they are. */
export function expandGiven(given: Given, expand: (text: string) => string): Given {
  return walkTexts(given, expand) as Given;
}

function walkTexts(whole: unknown, expand: (text: string) => string): unknown {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return expand(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, name === BYTES ? part : walk(part)]),
    );
  };
  return walk(whole);
}

/**
 * `next` expanded, except for what it has in common with `before`, which stays as it was expanded then:
 * times in it are those of that moment. Files and variables are compared one by one, services and
 * programs as a whole.
 */
export function expandChanges(
  next: Given,
  before: { readonly given: Given; readonly expanded: Given },
  expand: (text: string) => string,
): Given {
  const keep = (part: unknown, old: unknown, oldExpanded: unknown): unknown =>
    isDeepStrictEqual(part, old) ? oldExpanded : walkTexts(part, expand);
  const entries = (key: 'env' | 'files') =>
    Object.fromEntries(
      Object.entries(next[key]).map(([name, part]) => [
        name,
        keep(part, before.given[key][name], before.expanded[key][name]),
      ]),
    );
  const wholes = Object.entries(next).map(([key, part]) => {
    const name = key as keyof Given;
    return [key, keep(part, before.given[name], before.expanded[name])] as const;
  });
  return { ...Object.fromEntries(wholes), env: entries('env'), files: entries('files') } as Given;
}
