/** What became of the cases from one run to another. */
import { isDeepStrictEqual } from 'node:util';
import type { ReportCase } from '../../model/report.generated.js';
import { COUNTS_AS } from '../../model/verdict.js';
import type { RecordedRun } from './recorded-run.js';

/** A run as a diff names it. */
export interface DiffSide {
  readonly file: string;
  readonly adapter: string;
  readonly version: string;
  readonly edition: string;
  readonly interrupted: boolean;
}

/** A case that is not as it was. `before` or `after` is absent where the run does not have it. */
export interface DiffedCase {
  readonly id: string;
  readonly title: string;
  readonly before?: ReportCase['status'];
  readonly after?: ReportCase['status'];
}

/** What `credchain report diff --json` prints. No case is in two of the lists. */
export interface ReportDiff {
  readonly old: DiffSide;
  readonly new: DiffSide;
  /** Fail now and did not before, or were not there before. */
  readonly newFailures: readonly DiffedCase[];
  /** Failed before and do not now. */
  readonly fixed: readonly DiffedCase[];
  /** Have another status or other differences, and are neither of the above. */
  readonly changed: readonly DiffedCase[];
  /** Were not there before, and do not fail. */
  readonly added: readonly DiffedCase[];
  readonly removed: readonly DiffedCase[];
  readonly unchanged: number;
  /** Findings about the new run as a whole that the old one did not have; they fail it, too. */
  readonly newProblems: readonly string[];
}

/** Holds `after` against `before`, case by case, in the order of their files. */
export function diffRuns(before: RecordedRun, after: RecordedRun): ReportDiff {
  const earlier = new Map(before.cases.map(({ entry }) => [entry.id, entry]));
  const later = new Set(after.cases.map(({ entry }) => entry.id));
  const lists = {
    newFailures: [] as DiffedCase[],
    fixed: [] as DiffedCase[],
    changed: [] as DiffedCase[],
    added: [] as DiffedCase[],
  };
  let unchanged = 0;
  for (const { entry } of after.cases) {
    const was = earlier.get(entry.id);
    const list = listFor(was, entry);
    if (list === undefined) unchanged++;
    else lists[list].push(diffed(was, entry));
  }
  return {
    old: sideOf(before),
    new: sideOf(after),
    ...lists,
    removed: before.cases
      .filter(({ entry }) => !later.has(entry.id))
      .map(({ entry }) => diffed(entry, undefined)),
    unchanged,
    newProblems: after.end.problems.filter((problem) => !before.end.problems.includes(problem)),
  };
}

/** Whether something fails that did not before. */
export function hasNewFailures({ newFailures, newProblems }: ReportDiff): boolean {
  return newFailures.length > 0 || newProblems.length > 0;
}

/** Whether each case of the one run is in the other, with the same status and the same differences. */
export function isSame(diff: ReportDiff): boolean {
  const { fixed, changed, added, removed } = diff;
  const moved = [fixed, changed, added, removed].some((list) => list.length > 0);
  return !moved && !hasNewFailures(diff);
}

function listFor(was: ReportCase | undefined, is: ReportCase) {
  const fails = COUNTS_AS[is.status] === 'failed';
  const failed = was !== undefined && COUNTS_AS[was.status] === 'failed';
  if (fails && !failed) return 'newFailures';
  if (was === undefined) return 'added';
  if (failed && !fails) return 'fixed';
  const same = was.status === is.status && isDeepStrictEqual(was.differences, is.differences);
  return same ? undefined : 'changed';
}

function diffed(was: ReportCase | undefined, is: ReportCase | undefined): DiffedCase {
  const { id, title } = (is ?? was)!;
  return {
    id,
    title,
    ...(was && { before: was.status }),
    ...(is && { after: is.status }),
  };
}

function sideOf({ file, head, end }: RecordedRun): DiffSide {
  const { adapter, implementation, edition } = head;
  const { version } = implementation;
  return { file, adapter, version, edition, interrupted: end.interrupted };
}
