/** `credchain run`: load, select, open, run, report, record. */
import { selectCases } from '../../load/index.js';
import type { Subject } from '../../model/adapter.js';
import type { Case } from '../../model/case.js';
import type { Spec } from '../../model/spec.js';
import { UserError } from '../../model/user-error.js';
import type { Reporter, RunHeader, Verdict } from '../../model/verdict.js';
import { edition } from '../../package.js';
import { openTarget, type OpenTarget } from '../../run/open-target.js';
import { dealt, shuffled } from '../../run/order.js';
import { conforms, runSuite } from '../../run/run-suite.js';
import { lazyRules } from '../../spec/index.js';
import { EXIT } from '../exit.js';
import { loadSuite, soundSpec } from '../load-suite.js';
import { openReport, type ReportTarget } from '../open-report.js';
import type { RunOptions } from '../program.js';
import { repeatCommand } from '../repeat-command.js';

/** Runs what the words ask for and resolves to the exit status. Throws UserError. */
export async function run(
  paths: readonly string[],
  options: RunOptions,
  signal: AbortSignal,
  host: ReportTarget = process,
): Promise<number> {
  refuseContradictions(options);
  const suite = await selectSuite(paths, options);
  const report = openReport(
    options,
    { command: repeatCommand(paths, options), ...lazyRules() },
    host,
  );
  try {
    const target = await openTarget(options, options.jobs);
    try {
      return await runOn(target, suite, { options, report, signal, host });
    } finally {
      await target.subject.close();
    }
  } finally {
    report.close();
  }
}

interface Suite {
  readonly cases: readonly Case[];
  readonly header: Pick<RunHeader, 'files' | 'cases' | 'selected'>;
  /** No case was left out. */
  readonly whole: boolean;
}

function refuseContradictions({ adapter, exec, isolation, record }: RunOptions): void {
  if (adapter !== undefined && exec !== undefined) {
    throw new UserError('--adapter and --exec both say what to test: give one of them.');
  }
  if (isolation === 'sealed' && exec === undefined && (adapter ?? 'reference') === 'reference') {
    throw new UserError(
      '--isolation sealed needs --adapter or --exec: the reference runs within credchain, in memory.',
    );
  }
  if (record && (adapter === undefined || adapter === 'reference')) {
    const reason = 'divergences are recorded beside the adapter.yaml of an adapter';
    throw new UserError(`--record needs --adapter: ${reason}.`);
  }
}

async function selectSuite(
  paths: readonly string[],
  { id, rule, grep, scope, shard, shuffle }: RunOptions,
): Promise<Suite> {
  const loaded = await loadSuite(paths, id && { onlyIds: id });
  let spec: Spec | undefined;
  const selected = selectCases(loaded.cases, () => (spec ??= soundSpec()), {
    ...(id && { ids: id }),
    ...(rule && { rules: rule }),
    ...(grep && { grep }),
    ...(scope && { scope }),
  });
  const ordered = shuffle === undefined ? selected : shuffled(selected, shuffle);
  const cases = shard ? dealt(ordered, shard.index, shard.of) : ordered;
  // For single ids only the files were read that hold them.
  const files = id ? new Set(loaded.cases.map(({ location }) => location.file)).size : loaded.files;
  return {
    cases,
    header: { files, cases: loaded.cases.length, selected: cases.length },
    whole: paths.length === 0 && [id, rule, grep, scope, shard].every((each) => each === undefined),
  };
}

interface RunContext {
  readonly options: RunOptions;
  readonly report: Reporter;
  readonly signal: AbortSignal;
  readonly host: ReportTarget;
}

async function runOn(
  { subject, divergences, records }: OpenTarget,
  { cases, header, whole }: Suite,
  { options, report, signal, host }: RunContext,
): Promise<number> {
  const selection = { ids: new Set(cases.map(({ id }) => id)), whole };
  const verdicts: Verdict[] = [];
  report.start({ ...headerOf(subject, options), ...header });
  const summary = await runSuite({
    cases,
    subject,
    signal,
    problems: divergences?.problems(selection) ?? [],
    reporter: {
      finish: (end) => report.finish(end),
      verdict: (verdict) => {
        report.verdict(verdict);
        if (options.record) verdicts.push(verdict);
      },
    },
    ...(divergences && { divergences }),
    ...(options.jobs !== undefined && { jobs: options.jobs }),
    ...(options.timeout !== undefined && { timeoutMs: options.timeout }),
  });
  if (options.record && records) {
    const { record } = await import('./record.js');
    host.stderr.write(`${await record(records, verdicts, { selection, summary })}\n`);
  }
  return conforms(summary) ? EXIT.conforms : EXIT.nonconforming;
}

function headerOf(
  { info }: Subject,
  { isolation }: RunOptions,
): Pick<RunHeader, 'adapter' | 'edition' | 'isolation'> {
  const { capabilities, ...rest } = info;
  return {
    adapter: { ...rest, capabilities: [...capabilities] },
    edition: edition(),
    isolation: info.door === 'in-process' ? 'memory' : isolation,
  };
}
