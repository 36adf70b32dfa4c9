/** `credchain report`: what can be made of the reports of past runs. */
import { packageVersion } from '../../package.js';
import {
  badge,
  diffRuns,
  formatDiff,
  hasNewFailures,
  isSame,
  mergeRuns,
  readReport,
  reportLines,
} from '../../report/recorded/index.js';
import { EXIT } from '../exit.js';
import { openOutFile } from '../out-file.js';
import type { DiffOptions } from '../program.js';
import { wantsColor } from '../terminal.js';

/** Writes the page with the runs in `files` side by side into the folder `out`. Throws UserError. */
export async function html(files: readonly string[], out: string): Promise<number> {
  const { buildMatrix, matrixPage, pageAssets, writePage } = await import('../../matrix/index.js');
  const matrix = buildMatrix(files.map(readReport), packageVersion());
  const path = writePage(matrixPage(matrix, pageAssets()), out);
  const [cases, runs] = [matrix.cases.length, matrix.runs.length];
  console.log(`${path}: ${cases} cases, ${runs} implementation${runs === 1 ? '' : 's'}`);
  return EXIT.conforms;
}

/** Joins the shards in `files` into one report. Throws UserError. */
export function merge(files: readonly [string, ...string[]], out: string): number {
  const [first, ...rest] = files;
  const merged = mergeRuns([readReport(first), ...rest.map(readReport)]);
  writeWhole(out, reportLines(merged));
  const { passed, failed, skipped } = merged.end;
  console.log(`${out}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  return EXIT.conforms;
}

/**
 * Tells what became of the cases from one report to the other; with `same`, anything that is not as it was
 * counts as a failure. Throws UserError.
 */
export function diff(before: string, after: string, { json, same }: DiffOptions): number {
  const found = diffRuns(readReport(before), readReport(after));
  const color = wantsColor(process.stdout, process.env);
  process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : formatDiff(found, color));
  const fails = same ? !isSame(found) : hasNewFailures(found);
  return fails ? EXIT.nonconforming : EXIT.conforms;
}

/** Writes the badge of the run in `file`. Throws UserError. */
export function writeBadge(file: string, out: string): number {
  const run = readReport(file);
  writeWhole(out, [badge(run)]);
  console.log(out);
  return EXIT.conforms;
}

function writeWhole(path: string, pieces: readonly string[]): void {
  const file = openOutFile(path);
  try {
    for (const piece of pieces) file.write(piece);
    file.commit();
  } finally {
    file.discard();
  }
}
