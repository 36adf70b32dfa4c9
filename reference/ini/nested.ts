/** Lines of a nested block, as below `s3 =`: one map, one level, its own way to split. */
import { IniError } from './errors.js';
import type { Follow } from './observe.js';
import type { SourceText } from './source-text.js';
import { findLineBreak, skipSpace, trimEnd } from './scan.js';

/**
 * Reads the physical line `[start, end)`, no comment and not blank, into `block`.
 * Throws {@link IniError} for a nested line without `=`.
 */
export function readNestedLine(
  source: SourceText,
  start: number,
  end: number,
  block: Map<string, string>,
  follow?: Follow,
): void {
  let from = start;
  let lineEnd: number;
  do {
    lineEnd = findLineBreak(source.text, from, end);
    readAssignment(source, from, lineEnd, block, follow);
    from = lineEnd + 1;
  } while (lineEnd < end);
}

function readAssignment(
  source: SourceText,
  start: number,
  end: number,
  block: Map<string, string>,
  follow?: Follow,
): void {
  const { text } = source;
  const first = skipSpace(text, start, end);
  if (first === end) return;
  const delimiter = text.slice(first, end).indexOf('=') + first;
  if (delimiter < first) {
    follow?.(first, 'INI-31', 'INI-33');
    throw new IniError('nested-not-an-assignment', 'INI-33', source.originOf(first));
  }
  const key = text.slice(first, trimEnd(text, first, delimiter));
  const behind = skipSpace(text, delimiter + 1, end);
  const value = text.slice(behind, trimEnd(text, behind, end));
  follow?.(first, 'INI-31', 'INI-32', ...(block.has(key) ? ['INI-34'] : []));
  block.set(key, value);
}
