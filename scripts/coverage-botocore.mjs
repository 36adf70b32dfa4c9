// Runs the suite on boto3 under coverage.py, and prints how much of botocore it enters: lines and branches
// of the modules that find credentials, and the functions in them that no case enters.
// `npm run coverage:botocore`; needs the adapter boto3 to be set up. With --json FILE, the figures as data.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';

const COVERAGE = 'coverage==7.10.7';
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const HERE = join(ROOT, 'adapters/boto3');
const BUILD = join(HERE, 'build/coverage');
const PYTHON = join(HERE, 'build/venv/bin/python');

/** Whole modules, and of `utils` the fetchers alone: the rest of it has nothing to do with credentials. */
const MODULES = ['credentials', 'configloader', 'tokens', 'configprovider', 'session', 'utils'];
const FETCHERS =
  /^(IMDS|InstanceMetadata|ContainerMetadata|SSOTokenLoader|LoginTokenLoader|JSONFileCache|parse_key_val_file|resolve_imds|get_login|generate_login)/;

/** Reason to patterns of functions that no case can be expected to enter. */
const OUT_OF_SCOPE = Object.entries(
  JSON.parse(readFileSync(join(ROOT, 'scripts/coverage-scope.json'), 'utf8')),
).flatMap(([reason, patterns]) =>
  patterns.map((pattern) => [reason, new RegExp(`^(?:${pattern})$`)]),
);

const { values } = parseArgs({ options: { json: { type: 'string' } } });

if (!existsSync(PYTHON)) {
  console.error('boto3 is not set up: run `npx credchain adapters setup boto3`');
  process.exit(3);
}
rmSync(join(BUILD, 'data'), { recursive: true, force: true });
mkdirSync(join(BUILD, 'data'), { recursive: true });
const lib = join(BUILD, 'lib');
if (!existsSync(lib)) {
  python([
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--target',
    lib,
    COVERAGE,
  ]);
}
writeFileSync(
  join(BUILD, 'rc'),
  `[run]\nbranch = True\nparallel = True\ndata_file = ${join(BUILD, 'data/all')}\nsource_pkgs = botocore\n` +
    '[json]\nshow_contexts = False\n',
);
const edition = JSON.parse(readFileSync(join(ROOT, 'spec/edition.json'), 'utf8'));
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
    env: { PYTHONPATH: lib },
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
const { files } = JSON.parse(readFileSync(join(BUILD, 'report.json'), 'utf8'));
const rows = MODULES.map((name) => rowOf(name, fileOf(name)));

console.log('\nmodule            all lines  branches   in scope: lines  branches');
for (const { module, all, scope } of rows) {
  const figures = [all.lines, all.branches, scope.lines, scope.branches].map(percent);
  console.log(
    `${module.padEnd(15)} ${figures[0]}   ${figures[1]}          ${figures[2]}   ${figures[3]}`,
  );
}
console.log('\nFunctions that no case enters, and why');
const unentered = rows.flatMap(({ module, never }) => never.map((each) => ({ module, ...each })));
for (const reason of new Set(unentered.map((each) => each.reason))) {
  const names = unentered.filter((each) => each.reason === reason);
  console.log(`  ${reason ?? 'NOT EXPLAINED'}`);
  console.log(`    ${names.map(({ module, name }) => `${module}.${name}`).join(', ')}`);
}
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ edition: edition.botocore, rows }, null, 2)}\n`);

const unexplained = rows.flatMap(({ never }) => never).filter(({ reason }) => reason === undefined);
if (unexplained.length > 0) {
  console.error(
    `\n${unexplained.length} functions are entered by no case, and nobody says why: scripts/coverage-scope.json`,
  );
  process.exitCode = 1;
}

function fileOf(name) {
  const path = Object.keys(files).find((each) => each.endsWith(`/botocore/${name}.py`));
  if (path === undefined) throw new Error(`coverage.py tells nothing of botocore/${name}.py`);
  return files[path];
}

/** Of `utils`, the sums over the functions of the fetchers. */
function rowOf(module, { summary, functions }) {
  const own = Object.entries(functions).filter(
    ([name]) => name !== '' && (module !== 'utils' || FETCHERS.test(name)),
  );
  const never = own
    .filter(([, each]) => each.summary.num_statements > 0 && each.summary.covered_lines === 0)
    .map(([name]) => ({ module, name, reason: reasonFor(name) }));
  const left = own
    .filter(([name]) => reasonFor(name) === undefined)
    .map(([, each]) => each.summary);
  return {
    module,
    all: shares(module === 'utils' ? own.map(([, each]) => each.summary) : [summary]),
    scope: shares(left),
    never,
  };
}

function reasonFor(name) {
  return OUT_OF_SCOPE.find(([, pattern]) => pattern.test(name))?.[0];
}

function shares(summaries) {
  const sum = (key) => summaries.reduce((total, each) => total + each[key], 0);
  return {
    lines: sum('covered_lines') / sum('num_statements'),
    branches: sum('covered_branches') / sum('num_branches'),
  };
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`.padStart(7);
}

function coverage(args) {
  python(
    ['-m', 'coverage', ...args.slice(0, 1), `--rcfile=${join(BUILD, 'rc')}`, ...args.slice(1)],
    lib,
  );
}

function python(args, path) {
  execFileSync(PYTHON, args, {
    stdio: 'inherit',
    env: { ...process.env, ...(path && { PYTHONPATH: path }) },
  });
}
