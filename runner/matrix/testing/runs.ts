/** Made-up runs for the page: as many as are wanted, with everything in them that a page can show. */
import type { ReportCase, ReportChapter } from '../../model/report.generated.js';
import type { RecordedRun } from '../../report/recorded/index.js';
import { entryOf, runOf } from '../../report/recorded/testing/reports.js';

/** Text that would run, end the script, or write backwards, if it were not taken for text. */
export const HOSTILE =
  '</script><script>window.hacked = 1</script><!-- <img src=x onerror="window.hacked = 1"> \u2028\u202e\u0000';

const LANGUAGES = ['Python', 'Go', 'Rust', 'Java', 'TypeScript'];
const RULES_PER_CHAPTER = 20;
const CHAPTERS = [
  'CHAIN',
  'ENV',
  'IMDS',
  'INI',
  'MERGE',
  'ROLE',
  'SELECT',
  'SHARED',
  'STS',
  'WEBID',
];

/** Ten chapters of twenty rules, every second of them common. */
export const SPEC: ReportChapter[] = CHAPTERS.map((id) => ({
  id,
  title: `The chapter on ${id.toLowerCase()}`,
  rules: Array.from({ length: RULES_PER_CHAPTER }, (_, i) => ({
    id: `${id}-${i + 1}`,
    title: `Rule ${i + 1} about what ${id.toLowerCase()} must do`,
    scope: i % 2 === 0 ? ('common' as const) : ('boto3' as const),
    text: `A resolver MUST read \`AWS_${id}\`, see [CHAIN-1](CHAIN.md).`,
  })),
}));

/**
 * So many runs of so many cases. The first run passes everything; in each of the others every tenth
 * case or so fails, is recorded, cannot be asked or is missing.
 */
export function madeUpRuns(runs: number, cases: number): RecordedRun[] {
  return Array.from({ length: runs }, (_, run) => {
    const language = LANGUAGES[run % LANGUAGES.length]!;
    const entries = Array.from({ length: cases }, (_, i) => entry(i, run)).filter(
      (each) => each !== undefined,
    );
    return runOf(entries, {
      file: `run-${run}.ndjson`,
      head: {
        adapter: `adapter-${run}`,
        implementation: {
          version: `${run}.1.0`,
          language,
          door: 'stdio',
          capabilities: ['resolve'],
        },
        chapters: SPEC,
      },
    });
  });
}

function entry(i: number, run: number): ReportCase | undefined {
  const rules = [0, 7].map((step) => {
    const at = (i + step) % (CHAPTERS.length * RULES_PER_CHAPTER);
    return `${CHAPTERS[Math.floor(at / RULES_PER_CHAPTER)]}-${(at % RULES_PER_CHAPTER) + 1}`;
  });
  const base = entryOf(`case-${i}`, {
    title: `Behaviour number ${i} of a resolver in its world`,
    rules,
    why: 'Because people expect it to be so, and several guides contradict each other about it.',
    given: {
      env: { AWS_PROFILE: 'dev', AWS_REGION: 'eu-west-1' },
      files: { '~/.aws/config': { text: '[profile dev]\nregion = eu-west-1\nrole_arn = arn:x\n' } },
    },
    expect: { credentials: { accessKeyId: 'AKIDENV', secretAccessKey: 's' }, source: 'env' },
    outcome: {
      result: 'credentials',
      credentials: { accessKeyId: 'AKIDENV', secretAccessKey: 's' },
    },
    asked: ['sts AssumeRole: POST https://sts.eu-west-1.amazonaws.com/, signed by AKIDENV'],
    requests: [
      {
        service: 'sts',
        operation: 'AssumeRole',
        method: 'POST',
        url: 'https://sts.eu-west-1.amazonaws.com/',
        params: { Action: 'AssumeRole', RoleArn: 'arn:aws:iam::123456789012:role/A' },
        headers: { host: 'sts.eu-west-1.amazonaws.com', 'user-agent': `adapter-${run}` },
        signature: { accessKeyId: 'AKIDENV', region: 'eu-west-1', service: 'sts', valid: true },
      },
    ],
  });
  const turn = run === 0 ? 0 : (i * 7 + run * 3) % 40;
  const differences = [{ path: 'source', expected: 'env', actual: 'iam-role' }];
  switch (turn) {
    case 1:
      return { ...base, status: 'fail', differences, reproduce: `credchain run --id case-${i}` };
    case 2:
      return { ...base, status: 'known', differences, divergence: record('bug', 'It forgets.') };
    case 3:
      return { ...base, status: 'known', differences, divergence: record('by-design', HOSTILE) };
    case 4:
      return { ...base, status: 'unsupported', detail: 'It cannot be asked.' };
    case 5:
      return undefined;
    default:
      return base;
  }
}

function record(kind: 'bug' | 'by-design', reason: string): NonNullable<ReportCase['divergence']> {
  const file = 'adapters/widget/divergences.yaml';
  const link = kind === 'bug' ? 'https://example.com/issues/1' : 'javascript:window.hacked=1';
  return { kind, reason, link, observed: { source: 'iam-role' }, file, line: 5 };
}
