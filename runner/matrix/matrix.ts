/** What the page is made of: several runs side by side, each case once. Plain JSON. */
import type { ReportCase, ReportChapter, ReportRule } from '../model/report.generated.js';

export interface Matrix {
  /** Version of credchain that wrote the page. */
  readonly version: string;
  readonly runs: readonly MatrixRun[];
  readonly chapters: readonly MatrixChapter[];
  /** In the order in which the runs have them. */
  readonly cases: readonly MatrixCase[];
}

/** One implementation, a column. */
export interface MatrixRun {
  /** Unique in the page: the name of the adapter, with its version or a number where that is needed. */
  readonly label: string;
  readonly name: string;
  readonly version: string;
  readonly language: string;
  readonly door: string;
  readonly isolation: string;
  readonly edition: string;
  readonly capabilities: readonly string[];
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly selected: number;
  readonly interrupted: boolean;
  readonly problems: readonly string[];
}

export interface MatrixChapter extends Omit<ReportChapter, 'rules'> {
  readonly rules: readonly MatrixRule[];
}

/** A rule that cases cite and that no run knows has an empty title and text, and no scope. */
export interface MatrixRule extends Omit<ReportRule, 'scope'> {
  readonly scope?: ReportRule['scope'];
}

/** What a case is, whoever is asked. */
export type CaseDefinition = Pick<
  ReportCase,
  'id' | 'title' | 'why' | 'rules' | 'file' | 'line' | 'operation' | 'given' | 'expect' | 'later'
>;

export interface MatrixCase extends CaseDefinition {
  /** One for each run, in their order; null where the run does not have the case. */
  readonly results: readonly (MatrixResult | null)[];
}

/** What one implementation made of a case. */
export type MatrixResult = Omit<ReportCase, keyof CaseDefinition> & {
  /** What was asked instead, where the run had the case in another version. */
  readonly otherwise?: Pick<CaseDefinition, 'title' | 'operation' | 'given' | 'expect'>;
};
