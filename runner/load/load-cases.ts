/** Reads all cases of a suite, or quickly the few that somebody named. */
import type { Case } from '../model/case.js';
import type { Problem } from '../model/problem.js';
import { findCaseFiles } from './find-case-files.js';
import { loadCaseFile } from './load-case-file.js';
import type { LoadedFile } from './parse-case-file.js';

export interface LoadedCases {
  /** So many case files were found. */
  readonly files: number;
  /** In the order of the files and of the cases in them. */
  readonly cases: readonly Case[];
  /** A suite with problems is not to be run: cases may be missing. */
  readonly problems: readonly Problem[];
}

export interface LoadOptions {
  /**
   * Only these ids are wanted: files that do not hold one of them are not parsed, and their problems
   * not told. The result holds other cases as well, and all of them if one of the ids is in none.
   */
  readonly onlyIds?: readonly string[];
}

/**
 * Reads the case files at and below `paths`. Whatever is wrong in them is in the problems; throws
 * UserError only for a path that leads to no case file.
 */
export async function loadCases(
  paths: readonly string[],
  { onlyIds }: LoadOptions = {},
): Promise<LoadedCases> {
  const files = findCaseFiles(paths);
  if (onlyIds !== undefined && onlyIds.length > 0) {
    const quick = summary(files, await loadFiles(files, mentionOf(onlyIds)));
    const ids = new Set(quick.cases.map(({ id }) => id));
    if (quick.problems.length > 0 || onlyIds.every((id) => ids.has(id))) return quick;
  }
  return summary(files, await loadFiles(files));
}

/** Reads the case files at `paths`, in this order: those whose text `wanted` takes. */
export async function loadFiles(
  paths: readonly string[],
  wanted?: (text: string) => boolean,
): Promise<LoadedFile[]> {
  const loaded = [];
  for (const path of paths) loaded.push(await loadCaseFile(path, wanted));
  return loaded.filter((file) => file !== undefined);
}

/** The problems of ids that stand in several places of the suite. */
export function duplicateIds(files: readonly LoadedFile[]): Problem[] {
  const first = new Map<string, Case>();
  const problems: Problem[] = [];
  for (const { cases, source, place } of files) {
    for (const [index, testCase] of cases.entries()) {
      const earlier = first.get(testCase.id);
      if (earlier === undefined) {
        first.set(testCase.id, testCase);
        continue;
      }
      const { file, line } = earlier.location;
      const message = `the id '${testCase.id}' is taken: a case at ${file}:${line} has it`;
      const suggestion = 'Give the newer case another id; ids are for ever.';
      problems.push(source.problem(place(['cases', index, 'id']), message, suggestion));
    }
  }
  return problems;
}

function summary(paths: readonly string[], files: readonly LoadedFile[]): LoadedCases {
  return {
    files: paths.length,
    cases: files.flatMap(({ cases }) => cases),
    problems: [...files.flatMap(({ problems }) => problems), ...duplicateIds(files)],
  };
}

/** Ids stand in a file as they are: `credchain lint` sees to it that none is written with escapes. */
function mentionOf(ids: readonly string[]): (text: string) => boolean {
  return (text) => ids.some((id) => text.includes(id));
}
