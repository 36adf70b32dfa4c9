/** Reports as texts and as runs, for tests. */
import type { ReportCase } from '../../../model/report.generated.js';
import { COUNTS_AS } from '../../../model/verdict.js';
import { tell, VERDICTS } from '../../testing/run.js';
import { parseReport } from '../read-report.js';
import type { RecordedRun, ReportHead } from '../recorded-run.js';

/** One of every status, no id twice. */
export const DISTINCT = VERDICTS.map((verdict, i) => ({
  ...verdict,
  case: { ...verdict.case, id: `${verdict.case.id}-${i}` },
}));

/** What the reporter writes of {@link DISTINCT}. */
export const REPORT = tell('ndjson', { verdicts: DISTINCT });

/** A case of a report that passed, unless it says otherwise. */
export function entryOf(id: string, rest: Partial<ReportCase> = {}): ReportCase {
  return {
    id,
    title: `Title of ${id}`,
    status: 'pass',
    rules: ['ENV-1'],
    file: 'cases/env/keys.yaml',
    line: 3,
    durationMs: 1,
    operation: 'resolve',
    given: { env: { AWS_ACCESS_KEY_ID: 'AKIDENV' } },
    expect: { none: true },
    outcome: { result: 'none' },
    ...rest,
  };
}

export function failureOf(id: string, actual: string): ReportCase {
  const differences = [{ path: 'source', expected: 'env', actual }];
  return entryOf(id, { status: 'fail', differences });
}

export interface RunParts {
  readonly file?: string;
  readonly head?: Partial<ReportHead>;
  readonly end?: Partial<RecordedRun['end']>;
}

/** A run with these cases, the counts right unless `end` says otherwise. */
export function runOf(
  entries: readonly ReportCase[],
  { file, head, end }: RunParts = {},
): RecordedRun {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status } of entries) counts[COUNTS_AS[status]]++;
  const base = parseReport(tell('ndjson', { verdicts: [] }), file ?? 'run.ndjson');
  return {
    ...base,
    head: { ...base.head, selected: entries.length, ...head },
    cases: entries.map((entry, i) => ({ entry, reportLine: i + 2 })),
    end: { ...base.end, ...counts, total: entries.length, ...end },
  };
}
