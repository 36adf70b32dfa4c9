/** Puts all checks to a suite: its case files, its spec, and how the reference takes the cases. */
import { join } from 'node:path';
import { findCaseFiles, loadFiles } from '../load/index.js';
import type { Case } from '../model/case.js';
import { PACKAGE_ROOT } from '../package.js';
import { readSpec } from '../spec/index.js';
import type { Finding, Suite } from './check.js';
import { CHECKS } from './checks/index.js';
import {
  loadBearing,
  type LoadBearingOptions,
  type LoadBearingTally,
} from './load-bearing/index.js';

export interface LintOptions {
  /** Case files and folders of them. Default: the suite of the package, as a whole. */
  readonly paths?: readonly string[];
  /** Default: that of the package. */
  readonly specFolder?: string;
  /** Whether the paths are all that there is for the spec. Default: only without paths. */
  readonly whole?: boolean;
  /** The rules that the reference follows for a case. */
  readonly rulesFollowed?: (testCase: Case) => Promise<ReadonlySet<string>>;
  /** Whether every line of a case is needed: a check that asks the reference many times. */
  readonly loadBearing?: LoadBearingOptions;
}

export interface LintReport {
  /** Empty where all is well. In the order of the checks, and for each in that of the files. */
  readonly findings: readonly Finding[];
  /** How much was looked at. */
  readonly counts: {
    readonly files: number;
    readonly cases: number;
    readonly chapters: number;
    readonly rules: number;
    readonly checks: number;
  };
  /** What the search for needless lines looked at, if it was asked for. */
  readonly loadBearing?: LoadBearingTally;
}

/** Lints a suite. Throws UserError for a path that leads to no case file. */
export async function lintSuite(options: LintOptions = {}): Promise<LintReport> {
  const {
    paths = [join(PACKAGE_ROOT, 'cases')],
    specFolder = join(PACKAGE_ROOT, 'spec'),
    whole = options.paths === undefined,
    rulesFollowed = askReference,
  } = options;
  const files = await loadFiles(findCaseFiles(paths));
  const spec = readSpec(specFolder);
  const cases = files.flatMap((file) =>
    file.cases.map((testCase, index) => ({ testCase, file, index })),
  );
  const suite: Suite = { files, cases, spec, specFolder, rulesFollowed: once(rulesFollowed) };

  const checks = CHECKS.filter(({ wholeOnly }) => whole || !wholeOnly);
  const findings: Finding[] = [];
  for (const check of checks) {
    for (const problem of await check.run(suite)) findings.push({ check: check.id, ...problem });
  }
  const searched = options.loadBearing && (await loadBearing(files, options.loadBearing));
  if (searched) findings.push(...searched.findings);
  const counts = {
    files: files.length,
    cases: cases.length,
    chapters: spec.chapters.length,
    rules: spec.rules.size,
    checks: checks.length + (options.loadBearing ? 1 : 0),
  };
  return { findings, counts, ...(searched && { loadBearing: searched.tally }) };
}

async function askReference(testCase: Case): Promise<ReadonlySet<string>> {
  const { traceReference } = await import('../resolve/reference.js');
  const { events } = await traceReference(testCase);
  return new Set(events.flatMap((event) => (event.kind === 'rule' ? [event.rule] : [])));
}

function once<Result>(ask: (testCase: Case) => Promise<Result>): typeof ask {
  const answers = new Map<Case, Promise<Result>>();
  return (testCase) => {
    const answer = answers.get(testCase) ?? ask(testCase);
    answers.set(testCase, answer);
    return answer;
  };
}
