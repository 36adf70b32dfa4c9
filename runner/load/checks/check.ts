/** What a schema cannot say: a check of a whole case file that fits the schema. */
import type { CaseFile } from '../../model/case-file.generated.js';
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

/** The worlds of the file with the path to each: the shared one first, then those of the cases. */
export function* worldsOf(file: CaseFile) {
  yield { given: file.given ?? {}, path: ['given'] as DataPath, own: false };
  for (const [index, { given }] of file.cases.entries()) {
    if (given) yield { given, path: ['cases', index, 'given'] as DataPath, own: true };
  }
}
