/** A case as the later stages see it: overlay applied, placeholders still in place, position kept. */
import type {
  Case as CaseEntry,
  Command,
  Expect,
  File,
  Given as GivenEntry,
} from './case-file.generated.js';

export type { ErrorCode, Expect } from './case-file.generated.js';
export type Operation = NonNullable<CaseEntry['operation']>;

/** The services that a world can give; one that is not given refuses every connection. */
export const SERVICES = ['sts', 'sso', 'sso-oidc', 'signin', 'imds', 'container'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Service to operation to answers. */
export type Services = {
  readonly [Name in ServiceName]?: NonNullable<GivenEntry[Name]>;
};

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
export interface Given extends Services {
  readonly params: { readonly session?: ParamSet; readonly client?: ParamSet };
  readonly env: Readonly<Record<string, string>>;
  /** Path (`~/…`, or an absolute path that the schema allows) to content. */
  readonly files: Readonly<Record<string, File>>;
  /** ISO 8601; absent: the stage chooses. */
  readonly now?: string;
  /** Programs for credential_process; any other is not found. */
  readonly commands?: readonly Command[];
  /** Names of the settings that are asked for. */
  readonly settings?: readonly string[];
  /** Codes typed at the prompt, in order. */
  readonly mfa?: readonly string[];
}

/** A later look at the credentials of the session that a case made. */
export interface Step {
  /** How long after the step before, in ms. */
  readonly afterMs: number;
  /** The whole world as it is then. */
  readonly given: Given;
  readonly expect: Expect;
}

export interface Case {
  readonly id: string;
  readonly title: string;
  readonly why?: string;
  readonly rules: readonly string[];
  readonly operation: Operation;
  readonly given: Given;
  /** Of the first step, where there are several. */
  readonly expect: Expect;
  /** What follows on the first step. */
  readonly later?: readonly Step[];
  readonly location: Location;
}
