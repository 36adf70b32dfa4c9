// Runs the suite on boto3 under coverage.py, and prints how much of botocore it enters: lines and branches
// of the modules that find credentials, and what of them no case reaches, with the reason that
// scripts/coverage-scope.json gives.
// `npm run coverage:botocore`; needs the adapter boto3 to be set up. With --json FILE, the figures as data.
// With --check it fails if a module is covered less than scripts/strength/coverage.json says, or if anything is
// not covered without a reason. With --again it looks at what the last run has left, and runs nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { byReason, losses, measure, shareOf, stale } from './coverage/scope.mjs';

const COVERAGE = 'coverage==7.10.7';
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const HERE = join(ROOT, 'adapters/boto3');
const BUILD = join(HERE, 'build/coverage');
const LIB = join(BUILD, 'lib');
const PYTHON = join(HERE, 'build/venv/bin/python');

/** Whole modules, and of `utils` the fetchers alone: the rest of it has nothing to do with credentials. */
const MODULES = ['credentials', 'configloader', 'tokens', 'configprovider', 'session', 'utils'];
const FETCHERS =
  /^(IMDS|InstanceMetadata|ContainerMetadata|SSOTokenLoader|LoginTokenLoader|JSONFileCache|parse_key_val_file|resolve_imds|get_login|generate_login)/;

const SCOPE = JSON.parse(readFileSync(join(ROOT, 'scripts/coverage-scope.json'), 'utf8'));
const RECORD = join(ROOT, 'scripts/strength/coverage.json');

const { values } = parseArgs({
  options: { json: { type: 'string' }, check: { type: 'boolean' }, again: { type: 'boolean' } },
});

if (!existsSync(PYTHON)) {
  console.error('boto3 is not set up: run `npx credchain adapters setup boto3`');
  process.exit(3);
}
const edition = JSON.parse(readFileSync(join(ROOT, 'spec/edition.json'), 'utf8'));
if (!values.again) runSuite();
const { files } = JSON.parse(readFileSync(join(BUILD, 'report.json'), 'utf8'));
const rows = MODULES.map((module) => measure(fileOf(module), SCOPE));

console.log('\nmodule            all lines  branches   in scope: lines  branches');
for (const { module, all, scope } of rows) {
  const figures = [all.lines, all.branches, scope.lines, scope.branches].map(percent);
  console.log(
    `${module.padEnd(15)} ${figures[0]}   ${figures[1]}          ${figures[2]}   ${figures[3]}`,
  );
}
console.log('\nWhat no case reaches, and why');
for (const [reason, functions] of Object.entries(byReason(rows))) {
  console.log(`  ${reason}`);
  for (const [name, { places }] of Object.entries(functions)) {
    console.log(`    ${name}`);
    for (const place of places ?? []) console.log(`      ${place}`);
  }
}

const unexplained = rows.flatMap((row) => row.unexplained.map((each) => ({ ...row, ...each })));
if (unexplained.length > 0) {
  console.error('\nReached by no case, and nobody says why: scripts/coverage-scope.json');
  for (const { module, function: name, text, number } of unexplained) {
    console.error(`  ${module}.py:${number} ${name}\n    ${text}`);
  }
  process.exitCode = 1;
}
const needless = stale(rows, SCOPE);
if (needless.length > 0) {
  console.error(
    '\nExplained in scripts/coverage-scope.json, but a case reaches it, or it is gone:',
  );
  for (const each of needless) console.error(`  ${each}`);
  process.exitCode = 1;
}
if (values.check) {
  const record = JSON.parse(readFileSync(RECORD, 'utf8'));
  const less = losses(record.rows, rows);
  for (const { module, figure, was, is } of less) {
    console.error(
      `\n${module}: ${figure} were ${percent(was)} on ${record.date}, and are ${percent(is)} now`,
    );
  }
  if (less.length > 0) process.exitCode = 1;
}
if (values.json) {
  const date = new Date().toISOString().slice(0, 10);
  const kept = rows.map(({ module, all, scope, out }) => ({ module, all, scope, out }));
  writeFileSync(
    values.json,
    `${JSON.stringify({ edition: edition.botocore, date, rows: kept }, null, 2)}\n`,
  );
}

/** Leaves the report of coverage.py in the build folder. */
function runSuite() {
  rmSync(join(BUILD, 'data'), { recursive: true, force: true });
  mkdirSync(join(BUILD, 'data'), { recursive: true });
  if (!existsSync(LIB)) {
    python([
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--target',
      LIB,
      COVERAGE,
    ]);
  }
  writeFileSync(
    join(BUILD, 'rc'),
    `[run]\nbranch = True\nparallel = True\ndata_file = ${join(BUILD, 'data/all')}\nsource_pkgs = botocore\n` +
      '[json]\nshow_contexts = False\n',
  );
  writeFileSync(
    join(BUILD, 'adapter.yaml'),
    stringify({
      name: 'coverage',
      title: 'boto3 under coverage.py',
      language: 'Python',
      version: edition.boto3,
      door: 'stdio',
      command: [
        PYTHON,
        '-m',
        'coverage',
        'run',
        `--rcfile=${join(BUILD, 'rc')}`,
        join(HERE, 'shim.py'),
      ],
      env: { PYTHONPATH: LIB },
    }),
  );

  const run = spawnSync(
    process.execPath,
    [
      join(ROOT, 'bin/credchain.js'),
      'run',
      '--adapter',
      join(BUILD, 'adapter.yaml'),
      '--jobs',
      '2',
      '--timeout',
      '60000',
      '--reporter',
      'dot',
    ],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (run.status !== 0) process.exit(run.status ?? 1);

  coverage(['combine', '--quiet']);
  coverage(['json', '--quiet', '-o', join(BUILD, 'report.json')]);
}

/** What coverage.py tells of a module, and its source; of `utils`, the fetchers alone. */
function fileOf(module) {
  const path = Object.keys(files).find((each) => each.endsWith(`/botocore/${module}.py`));
  if (path === undefined) throw new Error(`coverage.py tells nothing of botocore/${module}.py`);
  const own = Object.entries(files[path].functions).filter(
    ([name]) => module !== 'utils' || FETCHERS.test(name),
  );
  const source = readFileSync(resolve(ROOT, path), 'utf8').split('\n');
  return { module, functions: Object.fromEntries(own), source };
}

function percent(figure) {
  const share = typeof figure === 'number' ? figure : shareOf(figure);
  return `${(share * 100).toFixed(1)} %`.padStart(7);
}

function coverage(args) {
  python(
    ['-m', 'coverage', ...args.slice(0, 1), `--rcfile=${join(BUILD, 'rc')}`, ...args.slice(1)],
    LIB,
  );
}

function python(args, path) {
  execFileSync(PYTHON, args, {
    stdio: 'inherit',
    env: { ...process.env, ...(path && { PYTHONPATH: path }) },
  });
}
