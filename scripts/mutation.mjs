// Runs the mutation tester: `npm run mutation -- [reference|judge] …`, both if none is named.
//   --files a,b    only these files
//   --slice K/N    only the Kth of N parts, which are chosen by the files' names and sizes; `auto` for K takes
//                  the number of the commit, so that each commit tries another part and N of them try all
//   --check        fails if a file is noticed less than scripts/strength/mutation.json says
//   --record       writes what was found of these files to scripts/strength/mutation.json
//   --report       looks at the last report and runs nothing
// Prints the score of each file and the survivors that nobody has explained.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { countsOf, losses, partOf, scoreOf, sumOf } from './mutation/score.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RECORD = join(ROOT, 'scripts/strength/mutation.json');
const EQUIVALENT = join(ROOT, 'scripts/mutation/equivalent.json');
const TARGETS = ['reference', 'judge'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string' },
    slice: { type: 'string' },
    check: { type: 'boolean' },
    record: { type: 'boolean' },
    report: { type: 'boolean' },
  },
});

const record = existsSync(RECORD) ? read(RECORD) : {};
const equivalent = read(EQUIVALENT);
for (const target of positionals.length > 0 ? positionals : TARGETS) {
  if (!TARGETS.includes(target))
    throw new Error(`there is no ${target}: say ${TARGETS.join(' or ')}`);
  const files = filesOf(target);
  if (files?.length === 0) continue;
  if (!values.report) mutate(target, files);
  look(target, files);
}
if (values.record) writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);

/** The files to look at; undefined if all. */
function filesOf(target) {
  const known = record[target]?.files ?? {};
  if (values.files) return values.files.split(',').filter((file) => belongs(target, file));
  if (!values.slice) return undefined;
  const [part, parts] = values.slice.split('/');
  const chosen = part === 'auto' ? numberOfCommit() % Number(parts) : Number(part) - 1;
  const files = partOf(known, chosen, Number(parts));
  console.log(`${target}: part ${chosen + 1} of ${parts}: ${files.join(', ') || 'nothing'}`);
  return files;
}

function belongs(target, file) {
  return file.startsWith(target === 'judge' ? 'runner/judge/' : 'reference/');
}

function numberOfCommit() {
  return Number(
    execFileSync('git', ['rev-list', '--count', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }),
  );
}

function mutate(target, files) {
  const only = files ? ['--mutate', files.join(',')] : [];
  const { status } = spawnSync(
    'npx',
    ['stryker', 'run', `scripts/mutation/${target}.conf.json`, ...only],
    { cwd: ROOT, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`the mutation tester ended with ${status}`);
}

/** Prints what the report says, and holds it against the record. */
function look(target, wanted) {
  const report = read(join(ROOT, `reports/mutation/${target}.json`)).files;
  const explained = equivalent.filter(({ file }) => belongs(target, file));
  const { files, survivors, stale } = countsOf(report, explained, wanted);
  for (const { file, line, original, replacement } of survivors) {
    console.log(`${file}:${line}: ${original} → ${replacement}`);
  }
  for (const [file, counts] of Object.entries(files)) console.log(`${percent(counts)} ${file}`);
  console.log(`${percent(sumOf(files))} ${target}`);
  for (const { file, line, replacement } of stale) {
    console.error(
      `equivalent.json explains what is no survivor: ${file}: ${line} → ${replacement}`,
    );
  }
  if (values.check) {
    const lost = losses(record[target]?.files ?? {}, files);
    for (const { file, was, is } of lost) {
      console.error(
        `${file} was at ${percent(was)} and is at ${percent(is)}: a change that no test notices`,
      );
    }
    if (lost.length > 0) {
      console.error('Add the case that notices it, or see "Mutants" in CONTRIBUTING.md.');
    }
    if (lost.length + stale.length > 0) process.exitCode = 1;
  }
  if (values.record) {
    const kept = wanted === undefined ? {} : record[target]?.files;
    const all = { ...kept, ...files };
    const date = new Date().toISOString().slice(0, 10);
    record[target] = { date, files: Object.fromEntries(Object.entries(all).sort()) };
  }
}

function percent(counts) {
  return `${(scoreOf(counts) * 100).toFixed(1)} %`;
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
