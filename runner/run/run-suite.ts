/** The run loop: puts cases to an implementation and hands the verdicts on, in the order of the cases. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from '../model/adapter.js';
import type { Case } from '../model/case.js';
import {
  COUNTS_AS,
  type Reporter,
  type RunProblem,
  type RunSummary,
  type Verdict,
} from '../model/verdict.js';
import { inOrder } from './in-order.js';
import { DEFAULT_TIMEOUT_MS, verdictOn } from './verdict-on.js';

/** How long the loop may hold the event loop; signals and timers are served in between. */
const BREATH_MS = 50;

/** The recorded divergences of an adapter, as the run loop needs them. */
export interface Bookkeeping {
  /** The verdict with the recorded divergence of its case taken into account. */
  apply(verdict: Verdict): Verdict;
}

/** What {@link runSuite} needs; everything but the cases and the subject has a default. */
export interface SuiteRun {
  readonly cases: readonly Case[];
  /** The implementation; the caller closes it. */
  readonly subject: Subject;
  readonly divergences?: Bookkeeping;
  /** At most so many questions under way; never more than the subject allows. */
  readonly jobs?: number;
  /** How long an answer may take, in ms. */
  readonly timeoutMs?: number;
  /** Findings about the run as a whole that are known before it begins; each fails it. */
  readonly problems?: readonly RunProblem[];
  readonly reporter?: Pick<Reporter, 'verdict' | 'finish'>;
  /** Aborting ends the run with what was found so far; the summary then says `interrupted`. */
  readonly signal?: AbortSignal;
}

/**
 * Runs every case and resolves to the counts. The reporter hears the verdicts in the order of the
 * cases, whatever the timing, then `finish` with the summary. A run of zero cases has a problem, so
 * it does not conform. Rejects only for defects of the runner itself.
 */
export async function runSuite(run: SuiteRun): Promise<RunSummary> {
  const { cases, subject, divergences, timeoutMs = DEFAULT_TIMEOUT_MS, reporter } = run;
  const signal = run.signal ?? new AbortController().signal;
  const limit = Math.max(1, Math.min(run.jobs ?? Infinity, subject.concurrency));
  const begun = performance.now();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let total = 0;
  let breath = begun;

  const ask = (testCase: Case) => verdictOn(testCase, subject, timeoutMs);
  for await (const found of inOrder(cases, limit, ask, signal)) {
    const verdict = divergences?.apply(found) ?? found;
    counts[COUNTS_AS[verdict.status]]++;
    total++;
    reporter?.verdict(verdict);
    if (performance.now() - breath > BREATH_MS) {
      await sleep(0);
      breath = performance.now();
    }
  }

  const summary: RunSummary = {
    ...counts,
    total,
    durationMs: performance.now() - begun,
    problems: [...(run.problems ?? []), ...(cases.length === 0 ? [NO_CASES] : [])],
    interrupted: total < cases.length,
  };
  reporter?.finish(summary);
  return summary;
}

const NO_CASES: RunProblem = {
  message: 'No case was selected, so nothing was tested: a run of zero cases fails.',
};

/** Whether everything went as expected: no failed case, no problem, nothing left out. */
export function conforms({ failed, problems, interrupted }: RunSummary): boolean {
  return failed === 0 && problems.length === 0 && !interrupted;
}
