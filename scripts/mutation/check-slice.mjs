// Changes a few files of the reference in every way that Stryker knows, and fails if the cases notice less of
// it than they did when the floor was written down. All of the reference takes a quarter of an hour; these
// files take two minutes, and stand for what has its own logic in many places.
// Usage: npm run mutation:slice [-- --update]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const FILES = [
  'reference/sources/env.ts',
  'reference/sources/assume-role.ts',
  'reference/roles/role-answers.ts',
  'reference/aws/retry.ts',
  'reference/profiles/merge.ts',
];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FLOOR = join(ROOT, 'scripts/strength/mutation-floor.json');
const REPORT = join(ROOT, 'reports/mutation/slice.json');
const CONFIG = join(ROOT, 'reports/mutation/slice.conf.json');

const { values } = parseArgs({ options: { update: { type: 'boolean' } } });

const whole = JSON.parse(readFileSync(join(ROOT, 'scripts/mutation/reference.conf.json'), 'utf8'));
mkdirSync(dirname(CONFIG), { recursive: true });
writeFileSync(
  CONFIG,
  JSON.stringify({
    ...whole,
    mutate: FILES,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: 'reports/mutation/slice.json' },
  }),
);
const stryker = spawnSync('npx', ['stryker', 'run', CONFIG], { cwd: ROOT, stdio: 'inherit' });
if (stryker.status !== 0) process.exit(stryker.status ?? 1);

const { files } = JSON.parse(readFileSync(REPORT, 'utf8'));
const counts = Object.fromEntries(
  FILES.map((name) => {
    const judged = (files[name]?.mutants ?? []).filter(({ status }) =>
      ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status),
    );
    const noticed = judged.filter(({ status }) => status === 'Killed' || status === 'Timeout');
    return [name, { noticed: noticed.length, mutants: judged.length }];
  }),
);
if (values.update) {
  writeFileSync(FLOOR, `${JSON.stringify(counts, null, 2)}\n`);
} else {
  const floor = existsSync(FLOOR) ? JSON.parse(readFileSync(FLOOR, 'utf8')) : {};
  const missing = ({ noticed, mutants }) => mutants - noticed;
  for (const [name, now] of Object.entries(counts)) {
    const before = floor[name];
    if (before && missing(now) <= missing(before)) continue;
    process.exitCode = 1;
    console.error(
      `${name}: no case notices ${missing(now)} of ${now.mutants} mutants` +
        (before
          ? `, where it was ${missing(before)} of ${before.mutants}.`
          : ', and there is no floor.') +
        ' Write cases for them (reports/mutation/slice.json lists them), or --update with the reason.',
    );
  }
}
for (const [name, { noticed, mutants }] of Object.entries(counts)) {
  console.log(`${name}: ${noticed} of ${mutants} (${((100 * noticed) / mutants).toFixed(1)} %)`);
}
