/** One made-up world on two implementations: what the one makes of it is expected of the other. */
import type { MadeWorld } from '../../arbitraries/worlds/index.js';
import { judge, judgeUnasked } from '../../judge/index.js';
import type { Observation, Subject } from '../../model/adapter.js';
import type { Expect } from '../../model/case.js';
import { parseRelative } from '../../model/relative-time.js';
import type { Difference } from '../../model/verdict.js';
import { expectationOf, looksOf } from './expectation.js';
import { caseOf, layWorld, questionOf, type Expectations } from './made-case.js';

/** The implementation under test, and the one that says what is expected. */
export interface Pair {
  readonly subject: Subject;
  readonly against: Subject;
}

export interface Disagreement {
  readonly differences: readonly Difference[];
  /** What happened where one of them gave no answer at all. */
  readonly detail?: string;
  /** What a case would expect; absent where neither gave an answer that a case can state. */
  readonly expectations?: Expectations;
}

/** What came of one world. `incomparable`: one of them cannot be asked this, or has no word for it. */
export type Comparison =
  | { readonly kind: 'agree' }
  | { readonly kind: 'incomparable'; readonly reason: string }
  | ({ readonly kind: 'disagree' } & Disagreement);

/** Asks both and holds their answers against each other by the judge of the runner. */
export async function compareOn(
  world: MadeWorld,
  { subject, against }: Pair,
  timeoutMs: number,
): Promise<Comparison> {
  const laid = layWorld(world);
  const unasked = judgeUnasked(caseOf(laid, blank(world)), subject.info);
  if (unasked) return { kind: 'incomparable', reason: unasked.detail ?? 'it cannot be asked' };

  const question = questionOf(laid, timeoutMs);
  const [theirs, ours] = await Promise.all([subject.ask(question), against.ask(question)]);
  if (ours.kind !== 'outcome') {
    const expectations = theirs.kind === 'outcome' ? expectationsOf(theirs) : undefined;
    return {
      kind: 'disagree',
      differences: [],
      detail: noAnswer(against, ours),
      ...(expectations && { expectations }),
    };
  }
  const expectations = expectationsOf(ours);
  if (expectations === undefined) {
    return { kind: 'incomparable', reason: `${against.info.name} has no word for its answer` };
  }
  const verdict = judge(caseOf(laid, expectations), theirs, subject.info);
  const differences = verdict.differences.filter((each) => !isPause(each));
  const onlyPauses = differences.length === 0 && verdict.differences.length > 0;
  if (verdict.status === 'pass' || onlyPauses) return { kind: 'agree' };
  if (verdict.status === 'unsupported') {
    return { kind: 'incomparable', reason: verdict.detail ?? 'it cannot be asked' };
  }
  return {
    kind: 'disagree',
    differences,
    expectations,
    ...(theirs.kind !== 'outcome' && { detail: noAnswer(subject, theirs) }),
  };
}

/** All pauses between the attempts of a world together are shorter, in ms; its lifetimes are longer. */
const LONGEST_PAUSES_MS = 60_000;

/** Pauses between attempts take time in the world of the one, and none in that of the other. */
function isPause({ path, expected, actual }: Difference): boolean {
  if (!path.endsWith('credentials.expiration')) return false;
  const [one, other] = [expected, actual].map((value) => parseRelative(String(value)));
  return one !== undefined && other !== undefined && Math.abs(one - other) < LONGEST_PAUSES_MS;
}

/** Disagreements of the same kind have the same name; values that differ from world to world do not count. */
export function nameOf({ differences, detail }: Disagreement): string {
  if (differences.length === 0) return (detail ?? '').replace(/\d+/g, 'N');
  const names = differences.map(({ path, expected, actual }) => {
    const place = path.replace(/steps\[\d+\]\./, '').replace(/\[\d+\]/g, '');
    return `${place}: ${wordOf(place, expected)} / ${wordOf(place, actual)}`;
  });
  return [...new Set(names)].join('; ');
}

/** Whose values are words of closed lists. */
const CLOSED = new Set(['result', 'error', 'phase', 'source']);

function wordOf(place: string, value: unknown): string {
  if (value === undefined) return '(absent)';
  if (typeof value !== 'string') return `(${typeof value})`;
  return CLOSED.has(place) ? value : '(text)';
}

function expectationsOf(
  answered: Extract<Observation, { kind: 'outcome' }>,
): Expectations | undefined {
  const all = looksOf(answered).map(expectationOf);
  return all.every((each): each is Expect => each !== undefined)
    ? (all as unknown as Expectations)
    : undefined;
}

function noAnswer({ info }: Subject, observation: Observation): string {
  switch (observation.kind) {
    case 'timeout':
      return `${info.name} did not answer within ${observation.timeoutMs} ms`;
    case 'crash':
    case 'harness-error':
      return `${info.name}: ${observation.detail}`;
    case 'outcome':
      return '';
  }
}

/** Whether a question can be asked does not depend on what is expected. */
function blank({ operation, later = [] }: MadeWorld): Expectations {
  const expect: Expect =
    operation === 'parse'
      ? { profiles: {} }
      : operation === 'settings'
        ? { settings: {} }
        : { none: true };
  return [expect, ...later.map(() => expect)];
}
