/** What a facet is: the judge of one key of an expectation. */
import type { Activity, AdapterInfo, Capability, Outcome, SeenFiles } from '../../model/adapter.js';
import type { Expect } from '../../model/case.js';

/** An outcome that says something about the implementation. */
export type Answer = Exclude<Outcome, { result: 'unsupported' }>;

/** Everything that came of a case, for a facet to look at. */
export interface Seen {
  readonly answer: Answer;
  readonly activity: readonly Activity[];
  /** The files that the expectation names, as they were afterwards. */
  readonly files: SeenFiles;
  readonly door: AdapterInfo['door'];
  /** Whether the adapter can show something of that kind; what it cannot show is not judged. */
  can(capability: Capability): boolean;
  /** The world's time when the question was put, in ms since the epoch. */
  readonly now: number;
  /** How far off `now` the implementation may have looked at its clock, in ms. */
  readonly drift: number;
}

/** The judgement on one path of the expectation; nobody asks where it agrees. Absent values are undefined. */
export type Finding =
  | { readonly kind: 'agrees' }
  | {
      readonly kind: 'differs';
      readonly path: string;
      readonly expected: unknown;
      readonly actual: unknown;
    }
  | { readonly kind: 'unobserved'; readonly path: string };

/** Holds the value of one key of an expectation against what was seen. Pure; never throws. */
export type Facet<Key extends keyof Expect> = (
  expected: Exclude<Expect[Key], undefined>,
  seen: Seen,
) => readonly Finding[];
