/** A run as its report tells it. */
import type { Report, ReportCase } from '../../model/report.generated.js';

/** What a report says before its first case. */
export type ReportHead = Pick<Report, (typeof HEAD_KEYS)[number]>;
/** What a report says behind its last case. */
export type ReportEnd = Pick<Report, (typeof END_KEYS)[number]>;

export const HEAD_KEYS = [
  'format',
  'adapter',
  'implementation',
  'edition',
  'isolation',
  'selected',
  'chapters',
] as const;

export const END_KEYS = [
  'passed',
  'failed',
  'skipped',
  'total',
  'interrupted',
  'durationMs',
  'problems',
] as const;

export interface RecordedRun {
  /** The path as it was given. */
  readonly file: string;
  readonly head: ReportHead;
  /** In the order of the file; no id is there twice. */
  readonly cases: readonly RecordedCase[];
  readonly end: ReportEnd;
}

export interface RecordedCase {
  readonly entry: ReportCase;
  /** Its line in the report. */
  readonly reportLine: number;
}
