/** The beginning and the end of a report for people. */
import { isolationInWords } from '../../model/isolation.js';
import type { RunHeader, RunSummary } from '../../model/verdict.js';
import type { Tally } from '../tally.js';
import { clean } from './clean.js';
import type { TextOptions } from './failure.js';
import { failureLines } from './failure.js';
import { count, indent, wrap } from './layout.js';

/** Skipped cases that are named for one reason. */
const MOST_IDS = 12;

/** The last line of a run, without colours. */
export function lastLine({ passed, failed, skipped }: RunSummary): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** What is under test, against what, and how much of the suite. */
export function headLines(header: RunHeader, { paint }: Pick<TextOptions, 'paint'>): string[] {
  const { adapter, edition, files, cases, selected, isolation } = header;
  const traits = [adapter.language, adapter.door, isolationInWords(isolation)].join(', ');
  return [
    `${paint.bold(clean(adapter.name))} ${clean(adapter.version)} ${paint.dim(`(${clean(traits)})`)} ` +
      `against the spec of boto3 ${edition}`,
    `${count(files, 'file')} → ${count(cases, 'case')} → ${selected} selected`,
  ];
}

/** The end of a report, from the failures to the last line. */
export function endLines(tally: Tally, summary: RunSummary, options: TextOptions): string[] {
  return [...failures(tally, options), ...closingLines(tally, summary, options)];
}

/** The end of a report that has told its failures already. */
export function closingLines(tally: Tally, summary: RunSummary, options: TextOptions): string[] {
  return [
    ...skippedGroups(tally, options),
    ...problems(summary, options),
    ...judgedWithout(tally, options),
    ...howFar(summary, options),
    lastLineColoured(summary, options),
  ];
}

function failures({ failed }: Tally, options: TextOptions): string[] {
  return failed.flatMap((entry, i) => {
    const number = `${i + 1}) `;
    const room = options.width - number.length;
    const [first = '', ...rest] = failureLines(entry, { ...options, width: room });
    return [number + first, ...indent(rest, number.length), ''];
  });
}

function skippedGroups({ skipped }: Tally, { width, paint }: TextOptions): string[] {
  if (skipped.length === 0) return [];
  const groups = skipped.flatMap(({ label, reason, ids }) => [
    `${paint.yellow(label)} ${paint.dim(`(${count(ids.length, 'case')})`)}`,
    ...indent(wrap(clean(reason), width - 4), 2),
    ...indent(wrap(someOf(ids), width - 4).map(paint.dim), 2),
  ]);
  return [paint.bold('Skipped'), ...indent(groups, 2), ''];
}

/** One reason can hold for half of the suite; the reports for programs name them all. */
function someOf(ids: readonly string[]): string {
  const shown = ids.length > MOST_IDS ? ids.slice(0, MOST_IDS - 1) : ids;
  const rest = ids.length - shown.length;
  return shown.join(', ') + (rest === 0 ? '' : `, and ${rest} more`);
}

function problems({ problems }: RunSummary, { width, paint }: TextOptions): string[] {
  if (problems.length === 0) return [];
  const lines = problems.flatMap(({ message }) =>
    wrap(clean(message), width - 4).map((line, i) => (i === 0 ? `! ${line}` : `  ${line}`)),
  );
  return [paint.bold('Problems of the run'), ...indent(lines, 2).map(paint.red), ''];
}

function judgedWithout({ unobserved }: Tally, { width, paint }: TextOptions): string[] {
  if (unobserved.size === 0) return [];
  const parts = [...unobserved]
    .map(([part, cases]) => `${part} (${count(cases, 'case')})`)
    .join(', ');
  return [...wrap(`Judged without: ${parts}`, width).map(paint.dim), ''];
}

function howFar({ interrupted, total, durationMs }: RunSummary, { paint }: TextOptions): string[] {
  const cases = count(total, 'case');
  if (interrupted) return [paint.red(`Interrupted after ${cases}.`)];
  return [paint.dim(`${cases} in ${(durationMs / 1_000).toFixed(1)} s`)];
}

function lastLineColoured(summary: RunSummary, { paint }: TextOptions): string {
  const fine = summary.failed === 0 && summary.problems.length === 0 && !summary.interrupted;
  return (fine ? paint.green : paint.red)(lastLine(summary));
}
