/** Lays one map over another. */
import type { Data, DataMap } from './to-data.js';

/** The keys that lead to a value. */
export type KeyPath = readonly string[];

/** Tells of the maps that are one thing, and not a collection of things; they never merge. */
export type IsWhole = (path: KeyPath) => boolean;

/**
 * `over` laid over `base`: maps merge key by key, unless they are one whole; everything else
 * replaces, null included. Changes neither. The nulls stay, so that a third layer can be laid over;
 * see {@link withoutNulls}.
 */
export function overlay(
  base: DataMap,
  over: DataMap,
  isWhole: IsWhole,
  path: KeyPath = [],
): DataMap {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    const inner = [...path, key];
    const merges = isMap(below) && isMap(value) && !isWhole(inner);
    merged.set(key, merges ? overlay(below, value, isWhole, inner) : value);
  }
  // Not by assignment: that would take the key __proto__ for something else.
  return Object.fromEntries(merged);
}

/** `map` without the keys that are null. Lists and wholes stay as they are: there null is data. */
export function withoutNulls(map: DataMap, isWhole: IsWhole, path: KeyPath = []): DataMap {
  const entries = Object.entries(map).filter(([, value]) => value !== null);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const inner = [...path, key];
      const goOn = isMap(value) && !isWhole(inner);
      return [key, goOn ? withoutNulls(value, isWhole, inner) : value];
    }),
  );
}

export function isMap(value: Data | undefined): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
