/** Made-up worlds as cases: for the runner, and as files for people. */
import { stringify } from 'yaml';
import type { MadeWorld } from '../../arbitraries/worlds/index.js';
import { layGiven } from '../../load/index.js';
import type { Question } from '../../model/adapter.js';
import { SERVICES, type Case, type Expect } from '../../model/case.js';
import { parseRelative } from '../../model/relative-time.js';

/** What must come of each look at the credentials, in their order. */
export type Expectations = readonly [Expect, ...Expect[]];

/** The world, and what it is later, as the stages of the runner take it. */
export type LaidWorld = Pick<Question, 'operation' | 'given' | 'later'>;

/** The steps of `world` laid over one another, as in a case file. */
export function layWorld({ operation, given, later }: MadeWorld): LaidWorld {
  const layers = [given];
  const steps = later?.map((step) => {
    layers.push(step.given);
    return { afterMs: parseRelative(step.after)!, given: layGiven(...layers) };
  });
  return { operation, given: layGiven(given), ...(steps && { later: steps }) };
}

/** The question that a world is: every request must be noticed. */
export function questionOf(laid: LaidWorld, timeoutMs: number): Question {
  return { ...laid, traps: SERVICES, timeoutMs };
}

/** The world as a case that expects this of each look. */
export function caseOf({ later, ...laid }: LaidWorld, [expect, ...rest]: Expectations): Case {
  return {
    id: 'made-up',
    title: 'A made-up world',
    rules: [],
    location: { file: 'made up', line: 1, column: 1 },
    ...laid,
    expect,
    ...(later && { later: later.map((step, index) => ({ ...step, expect: rest[index]! })) }),
  };
}

/** What a case file says besides the world and what is expected. */
export interface CaseHead {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly rules: readonly string[];
}

/** The text of a case file with one case in it. */
export function caseFileOf(head: CaseHead, world: MadeWorld, expectations: Expectations): string {
  const { operation, given, later = [] } = world;
  const [expect, ...rest] = expectations;
  const steps = later.map(({ after, given: then }, index) => ({
    after,
    ...(Object.keys(then).length > 0 && { given: then }),
    expect: rest[index],
  }));
  const entry = {
    ...head,
    ...(operation !== 'resolve' && { operation }),
    ...(Object.keys(given).length > 0 && { given }),
    ...(steps.length > 0 ? { steps: [{ expect }, ...steps] } : { expect }),
  };
  return stringify(
    { title: head.title, cases: [entry] },
    { lineWidth: 100, aliasDuplicateObjects: false },
  );
}
