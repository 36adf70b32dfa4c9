/** `credchain run`: load, select, open, run, report. */
import { join } from 'node:path';
import { formatProblem, loadCases } from '../../load/index.js';
import type { Case } from '../../model/case.js';
import { didYouMean } from '../../model/nearest.js';
import { UserError } from '../../model/user-error.js';
import type { RunHeader } from '../../model/verdict.js';
import { edition, PACKAGE_ROOT } from '../../package.js';
import { openTarget } from '../../run/open-target.js';
import { conforms, runSuite } from '../../run/run-suite.js';
import { EXIT } from '../exit.js';
import { openReport } from '../open-report.js';
import type { RunOptions, SelectOptions } from '../program.js';
import { repeatCommand } from '../repeat-command.js';

/** The cases that come with credchain. */
const OWN_CASES = join(PACKAGE_ROOT, 'cases');

/** Runs what the words ask for and resolves to the exit status. Throws UserError. */
export async function run(
  paths: readonly string[],
  options: RunOptions,
  signal: AbortSignal,
): Promise<number> {
  if (options.adapter !== undefined && options.exec !== undefined) {
    throw new UserError('--adapter and --exec both say what to test: give one of them.');
  }
  const { files, cases: all } = await loadSound(paths, options.id);
  const cases = select(all, options);
  const report = openReport(
    options,
    { command: repeatCommand(paths, options), ruleTitle: () => undefined },
    process,
  );
  try {
    const subject = await openTarget(options, options.jobs);
    try {
      const { capabilities, ...info } = subject.info;
      const header: RunHeader = {
        adapter: { ...info, capabilities: [...capabilities] },
        edition: edition(),
        files,
        cases: all.length,
        selected: cases.length,
        isolation: info.door === 'in-process' ? 'memory' : 'redirect',
      };
      report.start(header);
      const summary = await runSuite({
        cases,
        subject,
        reporter: report,
        signal,
        ...(options.jobs !== undefined && { jobs: options.jobs }),
        ...(options.timeout !== undefined && { timeoutMs: options.timeout }),
      });
      return conforms(summary) ? EXIT.conforms : EXIT.nonconforming;
    } finally {
      await subject.close();
    }
  } finally {
    report.close();
  }
}

/** The cases, if all their files are sound. */
async function loadSound(paths: readonly string[], ids: readonly string[] = []) {
  const loaded = await loadCases(paths.length === 0 ? [OWN_CASES] : paths, { onlyIds: ids });
  const { problems } = loaded;
  if (problems.length > 0) throw new UserError(`\n${problems.map(formatProblem).join('\n\n')}`);
  return loaded;
}

function select(cases: readonly Case[], { id, rule, grep }: SelectOptions): Case[] {
  const ids = new Set(cases.map((each) => each.id));
  const unknown = id?.find((each) => !ids.has(each));
  if (unknown !== undefined) {
    throw new UserError(`There is no case '${unknown}'. ${didYouMean(unknown, ids, '')}`.trimEnd());
  }
  return cases.filter(
    (each) =>
      (id === undefined || id.includes(each.id)) &&
      (rule === undefined || each.rules.some((cited) => rule.includes(cited))) &&
      (grep === undefined || grep.test(each.id) || grep.test(each.title)),
  );
}
