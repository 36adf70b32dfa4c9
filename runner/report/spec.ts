/** Reporter for people: a line for each chapter, that is each folder of cases, then what did not pass. */
import { posix } from 'node:path';
import type { ReportCase } from '../model/report.generated.js';
import type { Reporter } from '../model/verdict.js';
import { COUNTS_AS } from '../model/verdict.js';
import { entryOf } from './entry.js';
import type { ReporterOptions } from './options.js';
import { Tally } from './tally.js';
import { cleanLine } from './text/clean.js';
import type { Counted, Paint } from './text/paint.js';
import { paintFor, sign, tint } from './text/paint.js';
import { endLines, headLines } from './text/summary.js';

/** Verdicts come in the order of the suite, so a folder is complete when the next one begins. */
export function specReporter(options: ReporterOptions): Reporter {
  const paint = paintFor(options.color);
  const tally = new Tally();
  const write = (lines: readonly string[]) => options.write(lines.map((l) => `${l}\n`).join(''));
  let group: ReportCase[] = [];
  const closeGroup = () => {
    write(groupLines(group, paint));
    group = [];
  };
  return {
    start: (header) => write([...headLines(header, { paint }), '']),
    verdict(verdict) {
      const entry = entryOf(verdict, options.command);
      if (group[0] !== undefined && folderOf(group[0]) !== folderOf(entry)) closeGroup();
      group.push(entry);
      tally.add(entry);
    },
    finish(summary) {
      closeGroup();
      write(['', ...endLines(tally, summary, { ...options, paint })]);
    },
  };
}

const COUNTED: readonly Counted[] = ['passed', 'failed', 'skipped'];

function folderOf({ file }: ReportCase): string {
  return posix.dirname(file);
}

/** `✓ cases/env  12`; where not all passed, the counts, and each failed case below. */
function groupLines(group: readonly ReportCase[], paint: Paint): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const of = (counted: Counted) => group.filter(({ status }) => COUNTS_AS[status] === counted);
  const failed = of('failed');
  const worst = failed.length > 0 ? 'failed' : of('passed').length > 0 ? 'passed' : 'skipped';
  const counts = COUNTED.map((counted) => ({ counted, n: of(counted).length }))
    .filter(({ n }) => n > 0)
    .map(({ counted, n }) => tint(counted, paint)(`${n} ${counted}`));
  const allPassed = of('passed').length === group.length;
  return [
    `${sign(worst, paint)} ${cleanLine(folderOf(first))}  ${allPassed ? paint.dim(String(group.length)) : counts.join(', ')}`,
    ...failed.map(({ id, title, status }) => {
      const word = status === 'fail' ? '' : `${status}: `;
      return `    ${sign('failed', paint)} ${id}  ${paint.dim(word + cleanLine(title))}`;
    }),
  ];
}
