/** The matrix with the ways through it: from rules to cases, from cases to kinds. */
import type { Matrix, MatrixCase, MatrixChapter, MatrixRule, MatrixRun } from '../matrix.js';
import { kindOf, type Kind } from './kinds.js';

export interface RuleRow {
  readonly rule: MatrixRule;
  readonly chapter: ChapterRow;
  /** Those that cite it, in their order. */
  readonly cases: readonly CaseRow[];
}

export interface ChapterRow {
  readonly chapter: MatrixChapter;
  readonly rules: readonly RuleRow[];
  /** Those of its rules, each once. */
  readonly cases: readonly CaseRow[];
}

export interface CaseRow {
  readonly index: number;
  readonly case: MatrixCase;
  /** One for each run. */
  readonly kinds: readonly Kind[];
  readonly rules: readonly RuleRow[];
}

export interface Column {
  readonly index: number;
  readonly run: MatrixRun;
}

export interface Atlas {
  readonly matrix: Matrix;
  readonly columns: readonly Column[];
  readonly chapters: readonly ChapterRow[];
  readonly rules: ReadonlyMap<string, RuleRow>;
  readonly cases: readonly CaseRow[];
  readonly caseById: ReadonlyMap<string, CaseRow>;
  readonly columnByLabel: ReadonlyMap<string, Column>;
}

/** Walks the matrix once. */
export function atlasOf(matrix: Matrix): Atlas {
  const rules = new Map<string, RuleRow & { readonly cases: CaseRow[] }>();
  const chapters = matrix.chapters.map((chapter) => {
    const row = { chapter, rules: [] as RuleRow[], cases: [] as CaseRow[] };
    for (const rule of chapter.rules) {
      const ruleRow = { rule, chapter: row, cases: [] as CaseRow[] };
      rules.set(rule.id, ruleRow);
      row.rules.push(ruleRow);
    }
    return row;
  });
  const cases = matrix.cases.map((each, index): CaseRow => {
    const cited = each.rules.flatMap((id) => rules.get(id) ?? []);
    const row = { index, case: each, kinds: each.results.map(kindOf), rules: cited };
    for (const rule of cited) rule.cases.push(row);
    return row;
  });
  for (const row of chapters) {
    row.cases.push(...new Set(row.rules.flatMap((rule) => rule.cases)));
  }
  const columns = matrix.runs.map((run, index) => ({ run, index }));
  return {
    matrix,
    columns,
    chapters,
    rules,
    cases,
    caseById: new Map(cases.map((row) => [row.case.id, row])),
    columnByLabel: new Map(columns.map((column) => [column.run.label, column])),
  };
}
