/** What stands between the runner and an implementation: capabilities in, observations out. */
import type { World } from '../../reference/index.js';
import type { Given, Operation, Step } from './case.js';
import type { Capability, Outcome } from './protocol.generated.js';

export type { Capability, Outcome } from './protocol.generated.js';

export interface AdapterInfo {
  readonly name: string;
  /** Version of the implementation under test. */
  readonly version: string;
  /** Language of the implementation under test. */
  readonly language: string;
  readonly door: 'in-process' | 'stdio' | 'exec';
  readonly capabilities: ReadonlySet<Capability>;
}

/** The in-process door: what someone writes to put a resolver in this process under the suite. */
export interface Adapter {
  readonly name: string;
  readonly version?: string;
  readonly language?: string;
  readonly capabilities: readonly Capability[];
  resolve?(world: World): Promise<Outcome>;
  /** With the capability `steps`: a session that hands out its credentials each time it is asked. */
  open?(world: World): { resolve(): Promise<Outcome> };
  parse?(world: World): Promise<Outcome>;
  /** The values of the settings with these names. */
  settings?(world: World, names: readonly string[]): Promise<Outcome>;
  close?(): Promise<void>;
}

/** Who signed a request by Signature Version 4, and for what. */
export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  /** The service of the scope, e.g. `sts`. */
  readonly service: string;
  /** Whether it is what a secret gives that the world has together with that access key. */
  readonly valid: boolean;
}

/** What a DPoP proof is worth; anything but `valid` would be refused by the real service. */
export type Proof =
  'valid' | 'malformed' | 'unknown-key' | 'wrong-signature' | 'wrong-method' | 'wrong-url';

/** One request, retries included. Empty parts are absent. */
export interface RequestActivity {
  readonly kind: 'request';
  /** Service name, or the host where it is none of the mocked services. */
  readonly service: string;
  /** As case files write it; absent where the service has no such operation. */
  readonly operation?: string;
  readonly method: string;
  /** As the implementation asked for it; behind a redirect the address of the mock. */
  readonly url: string;
  /** Of the form, the query or the JSON body; for the credentials of imds, `role`. */
  readonly params?: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: unsigned. */
  readonly signature?: Signature;
  /** Absent: without a proof. */
  readonly proof?: Proof;
}

/** One use that the implementation made of its world, in order. */
export type Activity =
  | RequestActivity
  /** The path as case files write it: `~/…` below the home directory. */
  | { readonly kind: 'read' | 'write'; readonly path: string }
  | { readonly kind: 'command'; readonly argv: readonly string[] };

/** Path as in case files to what was found there. */
export type SeenFiles = Readonly<Record<string, { readonly text: string; readonly mode: number }>>;

/** What came of asking a session again. */
export interface SeenStep {
  readonly outcome: Outcome;
  readonly now: number;
  readonly files?: SeenFiles;
  /** How many entries of the whole activity were there when it began. */
  readonly from: number;
}

/** What came of asking an implementation once. */
export type Observation = {
  readonly activity: readonly Activity[];
  readonly durationMs: number;
} & (
  | {
      readonly kind: 'outcome';
      readonly outcome: Outcome;
      /** The world's time when it was asked, in ms since the epoch: what `+1h` is relative to. */
      readonly now: number;
      /** The files that the question asks to look at, as they were afterwards; absent: no such file. */
      readonly files?: SeenFiles;
      /** What came of the later steps; `activity` is that of all of them. */
      readonly later?: readonly SeenStep[];
    }
  /** The process ended, or could not be talked with. `detail` in one sentence; stderr's tail. */
  | { readonly kind: 'crash'; readonly detail: string; readonly stderr: string }
  | { readonly kind: 'timeout'; readonly timeoutMs: number; readonly stderr: string }
  /** The adapter broke the protocol, or the staging failed: no word about the implementation. */
  | { readonly kind: 'harness-error'; readonly detail: string; readonly stderr: string }
);

/** What is asked of a {@link Subject}. Expectations are not in it, by construction. */
export interface Question {
  readonly operation: Operation;
  readonly given: Given;
  /** Services for which a trap must listen although the world does not give them. */
  readonly traps: readonly string[];
  /** Files to look at afterwards, as case files write them. */
  readonly looks?: readonly string[];
  readonly later?: readonly Pick<Step, 'afterMs' | 'given'>[];
  readonly timeoutMs: number;
}

/** An implementation behind one of the three doors. Every door stages the world in its own way. */
export interface Subject {
  readonly info: AdapterInfo;
  /** How many questions may be under way at once. */
  readonly concurrency: number;
  ask(question: Question): Promise<Observation>;
  close(): Promise<void>;
}
