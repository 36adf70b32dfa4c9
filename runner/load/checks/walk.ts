/** Walks through data with the path to each part of it. */
import type { DataPath } from '../find-node.js';
import type { Data } from '../to-data.js';

/** Every value in `data`, itself first, and none below a key that `skip` names. */
export function* walk(
  data: Data | undefined,
  path: DataPath,
  skip: ReadonlySet<string> = new Set(),
): Generator<{ readonly value: Data; readonly path: DataPath }> {
  if (data === undefined) return;
  yield { value: data, path };
  if (typeof data !== 'object' || data === null) return;
  const entries: [string | number, Data][] = Array.isArray(data)
    ? [...data.entries()]
    : Object.entries(data);
  for (const [key, value] of entries) {
    if (!skip.has(String(key))) yield* walk(value, [...path, key], skip);
  }
}
