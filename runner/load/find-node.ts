/** Finds the place in the text for a path through the data. */
import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from './source-text.js';
import { keyText, spanOf } from './to-data.js';

/** Keys and list indexes from the root on. */
export type DataPath = readonly (string | number)[];

/**
 * The place of the value at `path` or of its key. Where the path leads nowhere, e.g. to a key that
 * is missing, the place of the nearest thing around it.
 */
export function findSpan(root: Node, path: DataPath, part: 'key' | 'value' = 'value'): Span {
  let node: Node = root;
  let key: Node = root;
  for (const step of path) {
    const next = stepInto(node, String(step));
    if (next === undefined) break;
    key = next.key ?? next.value ?? node;
    node = next.value ?? key;
  }
  return spanOf(part === 'key' ? key : node);
}

/** The value's node at `path`; undefined if there is none. */
export function findNode(root: Node, path: DataPath): Node | undefined {
  let node: Node | null | undefined = root;
  for (const step of path) node = node && stepInto(node, String(step))?.value;
  return node ?? undefined;
}

function stepInto(node: Node, step: string): { key?: Node; value: Node | null } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(step)] as Node | undefined;
    return value === undefined ? undefined : { value };
  }
  if (!isMap(node)) return undefined;
  const pairs = node.items as Pair<Node, Node | null>[];
  const pair = pairs.find(({ key }) => isScalar(key) && keyText(key) === step);
  return pair && { key: pair.key, value: pair.value };
}
