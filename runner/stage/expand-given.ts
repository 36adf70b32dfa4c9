/** Fills in the placeholders of a whole world. */
import type { Given } from '../model/case.js';

/** Values that are bytes and not texts. */
const BYTES = 'base64';

/** `given` with `expand` applied to every text in it; names and bytes stay as they are. */
export function expandGiven(given: Given, expand: (text: string) => string): Given {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return expand(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, name === BYTES ? part : walk(part)]),
    );
  };
  return walk(given) as Given;
}
