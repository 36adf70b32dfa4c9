/** `credchain lint`: what is wrong with the cases and the spec, without any implementation. */
import { formatProblem } from '../../load/index.js';
import {
  lintSuite,
  type Finding,
  type LintReport,
  type LoadBearingOptions,
  type LoadBearingTally,
} from '../../lint/index.js';
import { EXIT } from '../exit.js';
import type { LintOptions } from '../program.js';
import { Progress } from '../progress.js';
import { isInteractive } from '../terminal.js';

/** Prints every finding, then how much was looked at. */
export async function lint(
  paths: readonly string[],
  { loadBearing }: LintOptions,
  signal: AbortSignal,
): Promise<number> {
  const report = await withProgress((loadBearingOptions) =>
    lintSuite({
      ...(paths.length > 0 && { paths }),
      ...(loadBearing && { loadBearing: { ...loadBearingOptions, signal } }),
    }),
  );
  for (const finding of report.findings) console.log(`${formatFinding(finding)}\n`);
  if (report.loadBearing) console.log(formatTally(report.loadBearing));
  console.log(formatCounts(report));
  return report.findings.length === 0 ? EXIT.conforms : EXIT.usage;
}

/** Runs a long check with a display of how far it is. */
async function withProgress<Result>(
  work: (options: Pick<LoadBearingOptions, 'onBegin' | 'onCase'>) => Promise<Result>,
): Promise<Result> {
  const stream = process.stderr;
  let progress: Progress | undefined;
  try {
    return await work({
      onBegin: (total) => {
        const interactive = isInteractive(stream, process.env);
        const clock = () => performance.now();
        progress = new Progress({
          stream,
          interactive,
          total,
          words: { all: 'cases', some: 'with problems' },
          clock,
        });
      },
      onCase: (_, found) => progress?.count(found > 0),
    });
  } finally {
    progress?.hide();
  }
}

/** The check stands behind the message: people search for it. */
function formatFinding(finding: Finding): string {
  return formatProblem({ ...finding, message: `${finding.message} (${finding.check})` });
}

function formatTally({ lines, decoys, worlds }: LoadBearingTally): string {
  return `${count(lines, 'line')} of worlds, ${decoys} of them there to be ignored, in ${count(worlds, 'world')}`;
}

function formatCounts({ findings, counts }: LintReport): string {
  const { files, cases, chapters, rules, checks } = counts;
  const seen = [
    count(cases, 'case'),
    `in ${count(files, 'file')},`,
    count(rules, 'rule'),
    `in ${count(chapters, 'chapter')},`,
    `${count(checks, 'check')}:`,
  ];
  const found = findings.length === 0 ? 'no problems' : count(findings.length, 'problem');
  return `${seen.join(' ')} ${found}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
