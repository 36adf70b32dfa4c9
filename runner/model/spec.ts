/** The rules of spec/ as data. */
import type { Location } from './case.js';

/** `common`: the AWS SDKs and Tools Reference Guide says it of every SDK. `boto3`: only boto3 does. */
export const SCOPES = ['common', 'boto3'] as const;
export type Scope = (typeof SCOPES)[number];

/** One numbered normative statement; all texts are Markdown. */
export interface Rule {
  /** E.g. `ENV-3`. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly scope: Scope;
  /** Dotted Python names of the code that shows it; at least one. */
  readonly shownBy: readonly string[];
  /** What a guide says to the contrary, and which. */
  readonly documentedOtherwise?: string;
  /** Why no case can observe it. */
  readonly notTestable?: string;
  /** Id of its chapter, e.g. `ENV`. */
  readonly chapter: string;
  readonly location: Location;
}

export interface Chapter {
  /** E.g. `ENV`. */
  readonly id: string;
  readonly title: string;
  /** What stands before the first rule. */
  readonly introduction: string;
  /** In reading order. */
  readonly rules: readonly Rule[];
  readonly location: Location;
}

export interface Spec {
  /** In the order of their ids. */
  readonly chapters: readonly Chapter[];
  /** Every rule by its id. */
  readonly rules: ReadonlyMap<string, Rule>;
}
