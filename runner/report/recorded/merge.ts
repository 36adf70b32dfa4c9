/** Joins the reports of the parts of one run. */
import type { RecordedRun, ReportEnd } from './recorded-run.js';
import { HEAD_KEYS } from './recorded-run.js';
import { ReportFileError } from './report-file-error.js';

/**
 * One run with the cases of all `shards`, in their order. They must be of the same implementation
 * and spec and have no case in common: throws {@link ReportFileError} at the place that says
 * otherwise. At least one shard.
 */
export function mergeRuns(
  shards: readonly [RecordedRun, ...RecordedRun[]],
): Omit<RecordedRun, 'file'> {
  const [first, ...rest] = shards;
  for (const shard of rest) refuseOther(first, shard);
  refuseShared(shards);
  const ends = shards.map(({ end }) => end);
  const sum = (key: 'passed' | 'failed' | 'skipped' | 'total' | 'durationMs') =>
    ends.reduce((total, end) => total + end[key], 0);
  const end: ReportEnd = {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    total: sum('total'),
    interrupted: ends.some(({ interrupted }) => interrupted),
    durationMs: sum('durationMs'),
    problems: [...new Set(ends.flatMap(({ problems }) => problems))],
  };
  const selected = shards.reduce((total, { head }) => total + head.selected, 0);
  return {
    head: { ...first.head, selected },
    cases: shards.flatMap(({ cases }) => cases),
    end,
  };
}

function refuseOther(first: RecordedRun, other: RecordedRun): void {
  for (const key of HEAD_KEYS) {
    if (key === 'selected') continue;
    const [here, there] = [other.head[key], first.head[key]].map((value) => JSON.stringify(value));
    if (here === there) continue;
    const values = key === 'chapters' ? '' : `: ${here} here, ${there} there`;
    throw new ReportFileError(
      'inconsistent',
      other.file,
      1,
      `this is no part of the same run as ${first.file}, '${key}' differs${values}`,
      'Only reports of one adapter, in one version and edition, can be merged.',
    );
  }
}

function refuseShared(shards: readonly RecordedRun[]): void {
  const seen = new Map<string, string>();
  for (const { file, cases } of shards) {
    for (const { entry, reportLine } of cases) {
      const before = seen.get(entry.id);
      if (before !== undefined) {
        throw new ReportFileError(
          'inconsistent',
          file,
          reportLine,
          `the case '${entry.id}' is in ${before} as well`,
          'Each case must be in one of the reports only.',
        );
      }
      seen.set(entry.id, `${file}:${reportLine}`);
    }
  }
}
