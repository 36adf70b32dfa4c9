/** What is looked for, and what of the matrix is left by it. */
import type { Atlas, CaseRow, Column, RuleRow } from './atlas.js';
import type { Kind } from './kinds.js';

/** An empty set or text leaves everything. */
export interface Filters {
  /** Words, each of which must be there. */
  readonly text: string;
  /** What came of a case in one of the columns that are left. */
  readonly kinds: readonly Kind[];
  /** Of the implementations: they are the columns. */
  readonly languages: readonly string[];
  /** Of the rules. */
  readonly scopes: readonly string[];
}

export const NO_FILTERS: Filters = { text: '', kinds: [], languages: [], scopes: [] };

export function isFiltered({ text, kinds, languages, scopes }: Filters): boolean {
  return text.trim() !== '' || kinds.length + languages.length + scopes.length > 0;
}

/** What of the matrix is left. */
export interface Selection {
  readonly columns: readonly Column[];
  readonly has: (row: CaseRow) => boolean;
  /** Whether the rule is in scope; it may still have no case that is left. */
  readonly inScope: (row: RuleRow) => boolean;
  /** The cases that are left, in their order. */
  readonly cases: readonly CaseRow[];
}

/** Lays the filters over the matrix. Texts are compared without regard to case. */
export function select(atlas: Atlas, filters: Filters): Selection {
  const { kinds, languages, scopes } = filters;
  const columns = atlas.columns.filter(
    ({ run }) => languages.length === 0 || languages.includes(run.language),
  );
  const inScope = ({ rule }: RuleRow) =>
    scopes.length === 0 || (rule.scope !== undefined && scopes.includes(rule.scope));
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
  const cases = atlas.cases.filter(
    (row) =>
      (kinds.length === 0 || columns.some(({ index }) => kinds.includes(row.kinds[index]!))) &&
      (scopes.length === 0 || row.rules.some(inScope)) &&
      (words.length === 0 || words.every((word) => textOf(row).includes(word))),
  );
  const left = new Set(cases);
  return { columns, has: (row) => left.has(row), inScope, cases };
}

const texts = new WeakMap<CaseRow, string>();

/** All that a case can be found by: its words, those of its rules, and the recorded reasons. */
function textOf(row: CaseRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { id, title, why = '', results } = row.case;
  const parts = [id, title, why];
  for (const { rule, chapter } of row.rules) parts.push(rule.id, rule.title, chapter.chapter.title);
  for (const result of results) parts.push(result?.divergence?.reason ?? '', result?.detail ?? '');
  const text = parts.join('\n').toLowerCase();
  texts.set(row, text);
  return text;
}
