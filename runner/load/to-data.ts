/** Turns YAML nodes into plain data; refuses what a case file has no use for. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../model/problem.js';
import { quote } from './quote.js';
import type { SourceText, Span } from './source-text.js';

/** What JSON can hold. */
export type Data = null | boolean | number | string | Data[] | DataMap;
export interface DataMap {
  [key: string]: Data;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/** The data of `root` and all that is wrong with it; undefined where parts of it are unknown. */
export function toData(
  root: Node,
  source: SourceText,
): { readonly data: Data | undefined; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  let complete = true;
  const refuse = (span: Span, message: string, suggestion: string) => {
    problems.push(source.problem(span, message, suggestion));
  };

  /** Null for what is refused: the data is then not used. */
  function convert(node: Node | null): Data {
    if (node === null) return null;
    refuseDecorations(node);
    if (isScalar(node)) return fromScalar(node);
    if (isMap(node)) return fromMap(node);
    if (isSeq(node)) return node.items.map((item) => convert(item as Node | null));
    complete = false;
    return null;
  }

  function refuseDecorations(node: Node): void {
    const span = spanOf(node);
    if (isAlias(node)) {
      refuse(span, 'a case file has no aliases', 'Write the value out: a case shows all it needs.');
    } else if (node.anchor !== undefined) {
      const suggestion = "Remove it; what cases share stands in the file's own 'given'.";
      refuse(span, `a case file has no anchors, and this value has '&${node.anchor}'`, suggestion);
    }
    if (node.tag !== undefined) {
      const suggestion = 'Remove it; bytes are given as { base64: … }, a text in quotes.';
      refuse(span, `a case file has no tags, and this value has ${quote(node.tag)}`, suggestion);
    }
  }

  function fromScalar(node: Scalar): Data {
    const { value } = node;
    if (typeof value === 'string' && LONE_SURROGATE.test(value)) {
      refuse(spanOf(node), 'half of a surrogate pair is no character', 'Write the whole one.');
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      refuse(spanOf(node), `${quote(keyText(node))} is no number here`, 'Put a text into quotes.');
      return null;
    }
    return value as Data;
  }

  function fromMap(map: YAMLMap): DataMap {
    const entries = new Map<string, Data>();
    const first = new Map<string, Node>();
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const key = keyOf(pair, map);
      if (key === undefined) continue;
      const earlier = first.get(key.text);
      if (earlier !== undefined) {
        const { line } = source.locate(spanOf(earlier).start);
        const message = `${quote(key.text)} stands here twice, for the first time in line ${line}`;
        refuse(spanOf(key.node), message, 'Keep one of the two.');
        continue;
      }
      first.set(key.text, key.node);
      entries.set(key.text, convert(pair.value));
    }
    // Not by assignment: __proto__ is a key like any other, and does not change what an object is.
    return Object.fromEntries(entries);
  }

  function keyOf(pair: Pair<Node | null, Node | null>, map: YAMLMap) {
    const node = pair.key;
    if (!isScalar(node)) {
      complete = false;
      refuse(spanOf(node ?? map), 'a key must be a text', 'Put a text into quotes.');
      return undefined;
    }
    refuseDecorations(node);
    const text = keyText(node);
    if (text === '<<' && node.type === 'PLAIN') {
      const suggestion = "What cases share stands in the file's own 'given'.";
      refuse(spanOf(node), 'a case file has no merge keys', suggestion);
      complete = false;
      return undefined;
    }
    return { node, text };
  }

  const data = convert(root);
  return { data: complete ? data : undefined, problems };
}

/** A key is a text whatever it looks like: `1:` is the key '1', `true:` is 'true'. */
export function keyText(key: Scalar): string {
  return key.source ?? String(key.value);
}

export function spanOf(node: Node): Span {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end };
}
