/** Words for what stands at a place of a document, and for what should. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { findNode, type DataPath } from './find-node.js';
import { quote } from './quote.js';
import type { Schema } from './schema-errors.js';
import { keyText } from './to-data.js';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'a map',
  array: 'a list',
  null: 'null',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
};

/** What `schema`, a part of `whole`, takes: e.g. `['a text', 'null']`; empty if it does not tell. */
export function typeNames(schema: Schema, whole: Schema): string[] {
  if ('const' in schema) return [String(schema['const'])];
  const ref = /^#\/\$defs\/(\w+)$/.exec(String(schema['$ref']))?.[1];
  const target = ref && (whole['$defs'] as Record<string, Schema> | undefined)?.[ref];
  if (target) return typeNames(target, whole);
  const type = schema['type'] as string | string[] | undefined;
  const names = type === undefined ? [] : [type].flat().map((each) => TYPE_NAMES[each] ?? each);
  return [...new Set(names)];
}

/** What stands there, e.g. `the number 12`, `'text'`, `a list`. */
export function describeNode(root: Node, path: DataPath): string {
  const node = findNode(root, path);
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node)) return 'nothing';
  if (typeof node.value === 'string') return quote(node.value);
  const kind = typeof node.value === 'number' ? 'the number ' : '';
  return node.value === null && keyText(node) === '' ? 'nothing' : kind + keyText(node);
}

/** How to turn what stands there into a text, if that is all that it takes. */
export function quotedInstead(root: Node, path: DataPath): string | undefined {
  const node = findNode(root, path);
  if (!isScalar(node) || typeof node.value === 'string') return undefined;
  return `A text that looks like something else needs quotes: '${keyText(node)}'.`;
}

/** The key under which a place is known, e.g. `env`, or `an item of rules`. */
export function placeName(path: DataPath): string {
  const last = String(path.at(-1) ?? 'the file');
  return /^\d+$/.test(last) ? `an item of ${String(path.at(-2))}` : last;
}
