/** Something wrong in a file that a person wrote: a case file, a rule, a manifest. */
import type { Location } from './case.js';

export interface Problem {
  /** What was found, and what was expected; one sentence without a final stop. */
  readonly message: string;
  readonly location: Location;
  /** The offending line; absent where there is none, e.g. for a file that cannot be read. */
  readonly excerpt?: Excerpt;
  /** What to try; one sentence with its final stop. */
  readonly suggestion?: string;
}

/** A line of a file and the part of it that is meant. Control characters are replaced by spaces. */
export interface Excerpt {
  /** The line, or the part of a long line around the place. */
  readonly text: string;
  /** 1-based, within `text`. */
  readonly column: number;
  /** At least 1. */
  readonly length: number;
}
