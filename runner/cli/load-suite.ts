/** The cases and the rules that a command is about, or all that is wrong with them. */
import { join } from 'node:path';
import { formatProblem, loadCases, type LoadedCases, type LoadOptions } from '../load/index.js';
import type { Problem } from '../model/problem.js';
import type { Spec } from '../model/spec.js';
import { UserError } from '../model/user-error.js';
import { PACKAGE_ROOT } from '../package.js';
import { readSpec } from '../spec/index.js';

/** The cases that come with credchain. */
const OWN_CASES = join(PACKAGE_ROOT, 'cases');

/** The cases below `paths`, or those of credchain. Throws UserError with everything that is wrong. */
export async function loadSuite(
  paths: readonly string[],
  options: LoadOptions = {},
): Promise<LoadedCases> {
  const loaded = await loadCases(paths.length === 0 ? [OWN_CASES] : paths, options);
  refuse(loaded.problems);
  return loaded;
}

/** The rules of credchain. Throws UserError with everything that is wrong in them. */
export function soundSpec(): Spec {
  const { problems, ...spec } = readSpec();
  refuse(problems);
  return spec;
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  throw new UserError(`${count} in the files\n\n${problems.map(formatProblem).join('\n\n')}`);
}
