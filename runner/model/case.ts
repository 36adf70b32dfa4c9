/** A case as the later stages see it: overlay applied, placeholders still in place, position kept. */
import type { Case as CaseEntry, Expect, File } from './case-file.generated.js';

export type { ErrorCode, Expect } from './case-file.generated.js';
export type Operation = NonNullable<CaseEntry['operation']>;

/** Where something stands in a file; 1-based. `file` is relative to the folder of the run. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ParamSet {
  readonly profile?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly accountId?: string;
  readonly region?: string;
}

/** A world as data, after the overlay: nothing is null, nothing inherited. */
export interface Given {
  readonly params: { readonly session?: ParamSet; readonly client?: ParamSet };
  readonly env: Readonly<Record<string, string>>;
  /** Path (`~/…`, or an absolute path that the schema allows) to content. */
  readonly files: Readonly<Record<string, File>>;
  /** ISO 8601; absent: the stage chooses. */
  readonly now?: string;
}

export interface Case {
  readonly id: string;
  readonly title: string;
  readonly why?: string;
  readonly rules: readonly string[];
  readonly operation: Operation;
  readonly given: Given;
  readonly expect: Expect;
  readonly location: Location;
}
