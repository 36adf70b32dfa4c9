/** Brings the text of a divergences file up to date without touching what people wrote. */
import { isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { sameObserved, type Observed } from './observed.js';
import { renderFlow, renderPair } from './render.js';
import type { Edit, Entry } from './splice.js';
import {
  applyEdits,
  entriesOf,
  insertBelow,
  isBlockMap,
  lineStart,
  nodeEnd,
  removeLines,
} from './splice.js';

/** What stands in an entry until a person has found out why. */
export const UNEXPLAINED = { kind: 'unexplained', reason: 'TO BE WRITTEN' } as const;

/** What is to be recorded from now on. */
export interface Changes {
  /** New and updated cases, in the order in which new ones are written. */
  readonly set: ReadonlyMap<string, Observed>;
  readonly remove: ReadonlySet<string>;
}

/** The file of an implementation that differs nowhere. */
export const EMPTY_FILE = `# yaml-language-server: $schema=../../spec/schema/divergences.schema.json
# What this implementation does differently, and why. \`credchain run --record\` writes the cases.
divergences: []
`;

/**
 * The text with the changes made. A case that is recorded already stays where it is and keeps its
 * reason; a new one is added to the entry that is unexplained, which is made if there is none; an
 * entry of which no case is left goes. Reasons, order and all comments outside of what is replaced
 * or removed stay, byte for byte. `text` must be a valid file.
 */
export function editDivergences(text: string, { set, remove }: Changes): string {
  const source = text.endsWith('\n') ? text : `${text}\n`;
  const root = parseDocument(source).contents as YAMLMap;
  const [list] = entriesOf(source, root).filter(({ key }) => key === 'divergences');
  if (list === undefined) throw new Error('a divergences file without divergences');
  const items = isSeq(list.value) ? (list.value as YAMLSeq<YAMLMap>).items : [];

  const found = new Set(items.flatMap((item) => casesOf(source, item).map(({ key }) => key)));
  const added = [...set].filter(([id]) => !found.has(id));
  const inbox = added.length > 0 ? items.find(isUnexplained) : undefined;
  const edits: Edit[] = [];
  let kept = 0;
  for (const item of items) {
    const cases = casesOf(source, item);
    if (item !== inbox && cases.every(({ key }) => remove.has(key))) {
      edits.push(removeLines(source, dashOf(source, item), nodeEnd(source, item)));
      continue;
    }
    kept++;
    edits.push(...cases.flatMap((entry) => editCase(source, entry, set, remove)));
    if (item === inbox) edits.push(addCases(source, cases, added));
  }
  if (added.length > 0 && inbox === undefined) {
    edits.push(items.length > 0 ? addItem(source, items, added) : firstItem(list, added));
  } else if (kept === 0 && items.length > 0) {
    edits.push({ start: list.keyEnd, end: list.keyEnd + 1, text: ': []' });
  }
  return applyEdits(source, edits);
}

function casesOf(text: string, item: YAMLMap): Entry[] {
  return entriesOf(text, item.get('cases') as YAMLMap);
}

function isUnexplained(item: YAMLMap): boolean {
  return item.get('kind') === UNEXPLAINED.kind;
}

function editCase(
  text: string,
  entry: Entry,
  set: Changes['set'],
  remove: Changes['remove'],
): Edit[] {
  if (remove.has(entry.key)) return [removeLines(text, entry.keyStart, entry.valueEnd)];
  const observed = set.get(entry.key);
  if (observed === undefined) return [];
  if (isBlockMap(entry.value)) return editPaths(text, entry.value, observed);
  return [{ start: entry.keyEnd, end: entry.valueEnd, text: `: ${renderFlow(observed)}` }];
}

function editPaths(text: string, map: YAMLMap, observed: Observed): Edit[] {
  const entries = entriesOf(text, map);
  const before = map.toJSON() as Observed;
  const last = entries.at(-1);
  const indent = indentOf(text, last?.keyStart ?? 0);
  const edits = entries.flatMap((entry): Edit[] => {
    if (!(entry.key in observed)) return [removeLines(text, entry.keyStart, entry.valueEnd)];
    const value = observed[entry.key];
    if (sameObserved({ value }, { value: before[entry.key] })) return [];
    const lines = renderPair(entry.key, value, indent).slice(indent.length).trimEnd();
    return [{ start: entry.keyStart, end: entry.valueEnd, text: lines }];
  });
  const lines = Object.entries(observed)
    .filter(([path]) => !(path in before))
    .map(([path, value]) => renderPair(path, value, indent));
  return [...edits, insertBelow(text, last?.valueEnd ?? 0, lines.join(''))];
}

type Added = readonly (readonly [string, Observed])[];

function addCases(text: string, cases: readonly Entry[], added: Added): Edit {
  const last = cases.at(-1);
  const indent = indentOf(text, last?.keyStart ?? 0);
  return insertBelow(text, last?.valueEnd ?? 0, renderCases(added, indent));
}

/** At the end of the file, below comments that still belong to the last entry. */
function addItem(text: string, items: readonly YAMLMap[], added: Added): Edit {
  const indent = indentOf(text, dashOf(text, items[0]!));
  return insertBelow(text, text.trimEnd().length, renderItem(added, indent));
}

function firstItem(list: Entry, added: Added): Edit {
  const lines = renderItem(added, '  ').trimEnd();
  return { start: list.keyEnd, end: list.valueEnd, text: `:\n${lines}` };
}

function renderItem(added: Added, indent: string): string {
  const { kind, reason } = UNEXPLAINED;
  const head = [`- kind: ${kind}`, `  reason: ${reason}`, '  cases:'];
  return head.map((line) => `${indent}${line}\n`).join('') + renderCases(added, `${indent}    `);
}

function renderCases(added: Added, indent: string): string {
  return added.map(([id, observed]) => renderPair(id, observed, indent)).join('');
}

function dashOf(text: string, item: YAMLMap): number {
  return text.lastIndexOf('-', item.range![0] - 1);
}

function indentOf(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}
