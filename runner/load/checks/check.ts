/** What a schema cannot say: a check of a whole case file that fits the schema. */
import type { CaseFile, Expect, Given } from '../../model/case-file.generated.js';
import type { DataPath } from '../find-node.js';

/** Something wrong at a place of the file. */
export interface CheckError {
  readonly path: DataPath;
  readonly part?: 'key' | 'value';
  /** A piece of the text at `path` that is meant: its first, second … occurrence, from 0. */
  readonly piece?: { readonly text: string; readonly occurrence: number };
  readonly message: string;
  readonly suggestion?: string;
}

export type Check = (file: CaseFile) => Iterable<CheckError>;

/** A layer of a world, the path to it, and the layers that it is laid over. */
interface Layer {
  readonly given: Given;
  readonly path: DataPath;
  readonly below: readonly Given[];
}

/** The worlds of the file: the shared one first, then those of the cases and of their steps. */
export function* worldsOf(file: CaseFile): Generator<Layer> {
  const shared = file.given ?? {};
  yield { given: shared, path: ['given'], below: [] };
  for (const [index, { given, steps = [] }] of file.cases.entries()) {
    const path: DataPath = ['cases', index, 'given'];
    if (given) yield { given, path, below: [shared] };
    let below = [shared, given ?? {}];
    for (const [at, step] of steps.entries()) {
      if (!step.given) continue;
      yield { given: step.given, path: ['cases', index, 'steps', at, 'given'], below };
      below = [...below, step.given];
    }
  }
}

/** All that is expected in the file, with the path to each. */
export function* expectationsOf(file: CaseFile): Generator<{ expect: Expect; path: DataPath }> {
  for (const [index, { expect, steps = [] }] of file.cases.entries()) {
    if (expect) yield { expect, path: ['cases', index, 'expect'] };
    for (const [at, step] of steps.entries()) {
      yield { expect: step.expect, path: ['cases', index, 'steps', at, 'expect'] };
    }
  }
}
