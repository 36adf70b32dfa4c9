/** `credchain lint`: what is wrong with the cases and the spec, without any implementation. */
import { formatProblem } from '../../load/index.js';
import { lintSuite, type Finding, type LintReport } from '../../lint/index.js';
import { EXIT } from '../exit.js';

/** Prints every finding, then how much was looked at. */
export async function lint(paths: readonly string[]): Promise<number> {
  const report = await lintSuite(paths.length === 0 ? {} : { paths });
  for (const finding of report.findings) console.log(`${formatFinding(finding)}\n`);
  console.log(formatCounts(report));
  return report.findings.length === 0 ? EXIT.conforms : EXIT.usage;
}

/** The check stands behind the message: people search for it. */
function formatFinding(finding: Finding): string {
  return formatProblem({ ...finding, message: `${finding.message} (${finding.check})` });
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
