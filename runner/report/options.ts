/** What a reporter is given from outside. */
import type { ReportChapter } from '../model/report.generated.js';

/** The formats of a report: for people, for tools, for CI services. */
export const REPORTERS = ['spec', 'dot', 'json', 'ndjson', 'junit', 'tap', 'github'] as const;
export type ReporterName = (typeof REPORTERS)[number];

export interface ReporterOptions {
  /** Receives the report piece by piece; the pieces put together are the report. */
  readonly write: (text: string) => void;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** The command that runs one case alone. */
  readonly command: (id: string) => string;
  /** What a rule says in its heading, if it is known. */
  readonly ruleTitle: (rule: string) => string | undefined;
  /** The spec that the cases belong to. */
  readonly chapters: () => readonly ReportChapter[];
}
