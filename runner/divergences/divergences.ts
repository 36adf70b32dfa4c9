/** The recorded divergences of one implementation: what it is known to do differently, and why. */
import type { Location } from '../model/case.js';
import { didYouMean } from '../model/nearest.js';
import type { Divergence, DivergenceKind, RunProblem, Verdict } from '../model/verdict.js';
import { applyDivergence } from './apply.js';
import { UNEXPLAINED } from './edit.js';
import type { Observed } from './observed.js';

/** One cause, and the cases in which it shows. */
export interface Cause {
  readonly kind: DivergenceKind;
  readonly reason: string;
  readonly link?: string;
  readonly location: Location;
  readonly cases: readonly RecordedCase[];
}

export interface RecordedCase {
  readonly id: string;
  readonly observed: Observed;
  readonly location: Location;
}

/** Which cases a run is about. `whole`: the entire suite, so that what is not in it does not exist. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly whole: boolean;
}

export class Divergences {
  private readonly byCase: ReadonlyMap<string, Divergence>;

  /** No case may be recorded twice. */
  constructor(private readonly causes: readonly Cause[] = []) {
    this.byCase = new Map(
      causes.flatMap((cause) => cause.cases.map((each) => recordOf(cause, each))),
    );
  }

  /** Ids of the recorded cases, in the order of the file. */
  get ids(): Iterable<string> {
    return this.byCase.keys();
  }

  /** The verdict with the record of its case taken into account. */
  apply(verdict: Verdict): Verdict {
    return applyDivergence(verdict, this.byCase.get(verdict.case.id));
  }

  /**
   * What is wrong with the records themselves: causes that nobody has explained, and cases that do
   * not exist. Says nothing about cases that were not selected.
   */
  problems({ ids, whole }: Selection): RunProblem[] {
    const concerned = this.causes.filter(
      ({ cases }) => whole || cases.some(({ id }) => ids.has(id)),
    );
    const missing = whole
      ? this.causes.flatMap(({ cases }) => cases.filter(({ id }) => !ids.has(id)))
      : [];
    return [
      ...concerned.filter(isUnexplained).map(unexplained),
      ...missing.map((each) => noSuchCase(each, ids)),
    ];
  }
}

function recordOf(cause: Cause, { id, observed, location }: RecordedCase): [string, Divergence] {
  const { kind, reason, link } = cause;
  return [id, { kind, reason, ...(link !== undefined && { link }), observed, location }];
}

function isUnexplained({ kind, reason }: Cause): boolean {
  return kind === UNEXPLAINED.kind || reason.trim() === UNEXPLAINED.reason;
}

function unexplained({ location, cases }: Cause): RunProblem {
  const which = cases.length === 1 ? `'${cases[0]!.id}' is` : `${cases.length} cases are`;
  return {
    message:
      `${at(location)}: ${which} recorded without a reason. ` +
      'Find out why the implementation differs, and write down kind and reason.',
  };
}

function noSuchCase({ id, location }: RecordedCase, ids: Iterable<string>): RunProblem {
  const advice = didYouMean(id, ids, 'Remove the line, or let --record do it.');
  return { message: `${at(location)}: no case has the id '${id}'. ${advice}` };
}

function at({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}
