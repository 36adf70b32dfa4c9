/** What a check of the linter sees, and what it gives. */
import type { LoadedFile } from '../load/index.js';
import type { Case } from '../model/case.js';
import type { Problem } from '../model/problem.js';
import type { Rule } from '../model/spec.js';
import type { ReadSpec } from '../spec/index.js';

/** A problem and the id of the check that found it. */
export interface Finding extends Problem {
  readonly check: string;
}

/** One question to the suite. */
export interface Check {
  /** Permanent: people search for it. Its file and its fixtures are named after it. */
  readonly id: string;
  /** What holds where the check finds nothing. */
  readonly about: string;
  /** Only for the whole suite: a part of it says nothing about what is missing. */
  readonly wholeOnly?: true;
  run(suite: Suite): readonly Problem[] | Promise<readonly Problem[]>;
}

/** A suite as far as it could be read. */
export interface Suite {
  readonly files: readonly LoadedFile[];
  readonly cases: readonly LintCase[];
  readonly spec: ReadSpec;
  /** The folder that the spec was read from. */
  readonly specFolder: string;
  /** The rules that the reference follows for the case; asked once. Rejects if it cannot be asked. */
  readonly rulesFollowed: (testCase: Case) => Promise<ReadonlySet<string>>;
}

/** A case with the file that it stands in, to point at parts of it. */
export interface LintCase {
  readonly testCase: Case;
  readonly file: LoadedFile;
  readonly index: number;
}

/** A problem of the case, at its id or at the place that `path` leads to from the case. */
export function caseProblem(
  { file, index }: LintCase,
  message: string,
  { path = ['id'], suggestion }: { path?: readonly (string | number)[]; suggestion?: string } = {},
): Problem {
  return file.source.problem(file.place(['cases', index, ...path]), message, suggestion);
}

/** A problem of a rule, at its heading. */
export function ruleProblem(rule: Rule, message: string, suggestion?: string): Problem {
  const text = `### ${rule.id} ${rule.title}`;
  return {
    message,
    location: rule.location,
    excerpt: { text, column: 5, length: rule.id.length },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
