/** One run with every status in it, and a way to read what a reporter makes of it. */
import type { Activity, AdapterInfo, Observation, Outcome } from '../../model/adapter.js';
import type { Case, Expect } from '../../model/case.js';
import type { ReportChapter } from '../../model/report.generated.js';
import type { Divergence, RunHeader, RunSummary, Verdict } from '../../model/verdict.js';
import { COUNTS_AS } from '../../model/verdict.js';
import { judge } from '../../judge/index.js';
import { adapterOf, caseOf, observed } from '../../judge/testing/builders.js';
import { createReporter } from '../create.js';
import type { ReporterName, ReporterOptions } from '../options.js';

const KEYS = { accessKeyId: 'AKIDENV', secretAccessKey: 'env-secret' };
const RULES: Readonly<Record<string, string>> = {
  'ENV-1': 'Keys are read from the environment',
  'ENV-3': 'Empty values count as unset',
  'CHAIN-2': 'The first answer wins',
};

const CHAPTERS: readonly ReportChapter[] = ['CHAIN', 'ENV'].map((id) => ({
  id,
  title: `Chapter ${id}`,
  rules: Object.entries(RULES)
    .filter(([rule]) => rule.startsWith(id))
    .map(([rule, title]) => ({ id: rule, title, scope: 'boto3', text: `${title}, always.` })),
}));

const INFO: AdapterInfo = adapterOf(['consulted', 'account-id'], 'stdio');
const HEADER: RunHeader = {
  adapter: { ...INFO, capabilities: [...INFO.capabilities] },
  edition: '1.44.5',
  files: 2,
  cases: 40,
  selected: 10,
  isolation: 'redirect',
};

const ASKED: readonly Activity[] = [
  { kind: 'read', path: '~/.aws/credentials' },
  { kind: 'command', argv: ['get-keys', '--json'] },
  {
    kind: 'request',
    service: 'imds',
    operation: 'token',
    method: 'PUT',
    url: 'http://127.0.0.1/latest/api/token',
  },
];

function testCase(id: string, expect: Expect, rest: Partial<Case> = {}): Case {
  return caseOf(expect, { id, title: `Title of ${id}`, ...rest });
}

function verdict(
  id: string,
  expect: Expect,
  outcome: Outcome,
  rest: Partial<Case> = {},
  activity: readonly Activity[] = [],
): Verdict {
  return judge(testCase(id, expect, rest), observed(outcome, { activity }), INFO);
}

function accident(id: string, observation: Observation): Verdict {
  const location = { file: 'cases/env/odd.yaml', line: 7, column: 3 };
  return judge(testCase(id, { none: true }, { location }), observation, INFO);
}

function record(kind: Divergence['kind'], observed: Divergence['observed']): Divergence {
  const location = { file: 'adapters/widget/divergences.yaml', line: 5, column: 3 };
  return { kind, reason: 'It was never\nmeant to.', observed, location };
}

const BEFORE = { activity: [], durationMs: 12.4 };

const PASS = verdict(
  'keys-in-env',
  { credentials: { ...KEYS, accountId: '1' }, source: 'env', consulted: ['env'] },
  { result: 'credentials', credentials: KEYS, source: 'env' },
);
const FAIL = verdict(
  'empty-key-is-unset',
  { credentials: KEYS, source: 'env', forbids: ['imds'] },
  {
    result: 'credentials',
    credentials: { accessKeyId: '', secretAccessKey: 'env-secret', sessionToken: ' t\u001b[2J' },
    source: 'iam-role',
  },
  {
    rules: ['ENV-3', 'CHAIN-2', 'NEW-1'],
    why: 'A shell exports a variable without a value as an empty one, and people expect that to mean nothing.\n',
  },
  ASKED,
);
const ERROR = verdict(
  'profile-of-env',
  { none: true },
  {
    result: 'error',
    code: 'profile-not-found',
    phase: 'construct',
    message: 'The config profile (<a&b>) could not be found\r\n',
  },
);
const UNSUPPORTED = verdict(
  'mfa-is-asked',
  { none: true },
  { result: 'unsupported', reason: 'No terminal: nobody # to type.' },
);
const DIFFERENCE = { result: 'error', error: 'no-region' };
const WRONG = verdict(
  'region-is-needed',
  { none: true },
  { result: 'error', code: 'no-region', phase: 'load' },
);

/** A verdict for each status, in the order of their files. */
export const VERDICTS: readonly Verdict[] = [
  PASS,
  FAIL,
  ERROR,
  UNSUPPORTED,
  { ...WRONG, status: 'known', divergence: record('by-design', DIFFERENCE) },
  { ...PASS, status: 'stale', divergence: record('bug', { source: null }) },
  {
    ...WRONG,
    status: 'changed',
    divergence: record('unexplained', { error: 'invalid-region', phase: 'load' }),
  },
  accident('it-crashes', {
    ...BEFORE,
    kind: 'crash',
    detail: 'It ended with signal SIGSEGV.',
    stderr: 'warming up\nSegmentation fault\u0007\n',
  }),
  accident('it-hangs', { ...BEFORE, kind: 'timeout', timeoutMs: 300, stderr: '' }),
  accident('it-lies', {
    ...BEFORE,
    kind: 'harness-error',
    detail: 'It answered twice.',
    stderr: '',
  }),
];

export interface Told {
  readonly verdicts?: readonly Verdict[];
  readonly options?: Partial<ReporterOptions>;
  readonly summary?: Partial<RunSummary>;
}

/** All that the reporter of that name writes about a run, by default about {@link VERDICTS}. */
export function tell(
  name: ReporterName,
  { verdicts = VERDICTS, options, summary }: Told = {},
): string {
  let text = '';
  const reporter = createReporter(name, {
    write: (piece) => (text += piece),
    color: false,
    width: 80,
    command: (id) => `credchain run --id ${id} --adapter widget`,
    ruleTitle: (rule) => RULES[rule],
    chapters: () => CHAPTERS,
    ...options,
  });
  reporter.start({ ...HEADER, selected: verdicts.length });
  for (const each of verdicts) reporter.verdict(each);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status } of verdicts) counts[COUNTS_AS[status]]++;
  reporter.finish({
    ...counts,
    total: verdicts.length,
    durationMs: 1234.5,
    problems: [],
    interrupted: false,
    ...summary,
  });
  return text;
}

/** A run in which every case passed. */
export const ALL_PASSED: readonly Verdict[] = [PASS, PASS];
