/** The outcome held against the expectation, and the report of a run: plain data for every writer. */
import type { Activity, AdapterInfo, Outcome } from './adapter.js';
import type { Case, Location } from './case.js';
import type { Isolation } from './isolation.js';

export const STATUSES = [
  'pass',
  'fail',
  /** Diverges exactly as recorded. */
  'known',
  /** Recorded as a divergence, but passes now. */
  'stale',
  /** Recorded as a divergence, but differs in another way now. */
  'changed',
  /** The implementation cannot be asked this. */
  'unsupported',
  'crash',
  'timeout',
  'harness-error',
] as const;
export type Status = (typeof STATUSES)[number];

/** How a status counts in `N passed, N failed, N skipped`. */
export const COUNTS_AS: Readonly<Record<Status, 'passed' | 'failed' | 'skipped'>> = {
  pass: 'passed',
  fail: 'failed',
  known: 'skipped',
  stale: 'failed',
  changed: 'failed',
  unsupported: 'skipped',
  crash: 'failed',
  timeout: 'failed',
  'harness-error': 'failed',
};

/** One place in which the outcome is not what was expected. Absent values are undefined. */
export interface Difference {
  /** E.g. `credentials.accessKeyId`. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The kinds of recorded divergence; `unexplained` is what `--record` writes, for a person to decide. */
export type DivergenceKind = 'unsupported' | 'by-design' | 'bug' | 'unobservable' | 'unexplained';

/** What is recorded of one case of one implementation. */
export interface Divergence {
  readonly kind: DivergenceKind;
  readonly reason: string;
  readonly link?: string;
  /** Path to the value that came out there when it was recorded; null if none did. */
  readonly observed: Readonly<Record<string, unknown>>;
  /** Where the record stands. */
  readonly location: Location;
}

export interface Verdict {
  readonly case: Case;
  readonly status: Status;
  readonly differences: readonly Difference[];
  /** Parts of the expectation that this adapter cannot show; they were not judged. */
  readonly unobserved: readonly string[];
  readonly outcome?: Outcome;
  readonly activity: readonly Activity[];
  /** Why it is unsupported, crashed, timed out …, in one sentence. */
  readonly detail?: string;
  /** Standard error of the process, only where it failed. */
  readonly stderr?: string;
  /** What is recorded for the case, whether it applied or not. */
  readonly divergence?: Divergence;
  readonly durationMs: number;
}

/** A finding about the run as a whole, e.g. a divergence that matches no case. It fails the run. */
export interface RunProblem {
  readonly message: string;
}

export interface RunHeader {
  readonly adapter: Omit<AdapterInfo, 'capabilities'> & {
    readonly capabilities: readonly string[];
  };
  /** Version of boto3 that the spec states. */
  readonly edition: string;
  /** So many files hold so many cases, of which so many were selected. */
  readonly files: number;
  readonly cases: number;
  readonly selected: number;
  readonly isolation: Isolation;
}

export interface RunSummary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly total: number;
  readonly durationMs: number;
  readonly problems: readonly RunProblem[];
  /** The run was stopped before all selected cases had a verdict; it then never counts as passed. */
  readonly interrupted: boolean;
}

/** A reporter is fed these, in this order; `finish` may be called after an interruption as well. */
export interface Reporter {
  start(header: RunHeader): void;
  verdict(verdict: Verdict): void;
  finish(summary: RunSummary): void;
}
