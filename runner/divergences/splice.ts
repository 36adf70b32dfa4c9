/** Changes single places of a YAML text and leaves every other byte as it is. */
import type { Pair, Scalar, YAMLMap } from 'yaml';
import { isMap } from 'yaml';

/** Replaces what stands between two offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes all edits, which must not overlap; of two at the same offset the first comes first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const inOrder = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of inOrder) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line break of the line on which `offset` lies. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Behind the last visible character of a node; the parser counts blank lines below it in. */
export function nodeEnd(text: string, node: { readonly range?: readonly number[] | null }): number {
  const [start = 0, end = start] = node.range ?? [];
  return start + text.slice(start, end).trimEnd().length;
}

/** A pair of a map in block style, with the places that an edit needs. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueEnd: number;
}

export function entriesOf(text: string, map: YAMLMap): Entry[] {
  return map.items.map((item) => {
    const { key, value } = item as Pair<Scalar<string>, Scalar | YAMLMap>;
    const [keyStart, keyEnd] = key.range!;
    return {
      key: key.value,
      value,
      keyStart,
      keyEnd,
      valueEnd: value ? nodeEnd(text, value) : keyEnd,
    };
  });
}

/** Takes whole lines away, comments beside them included and comments above them not. */
export function removeLines(text: string, start: number, end: number): Edit {
  return { start: lineStart(text, start), end: lineEnd(text, end), text: '' };
}

/** Adds whole lines below the line on which `offset` lies. */
export function insertBelow(text: string, offset: number, lines: string): Edit {
  const at = lineEnd(text, offset);
  return { start: at, end: at, text: lines };
}

/** Whether a node is a map with a line for each of its keys. */
export function isBlockMap(node: unknown): node is YAMLMap {
  return isMap(node) && node.flow !== true;
}
