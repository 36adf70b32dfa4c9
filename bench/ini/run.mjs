// Compares parsers of config files on one file, prints the table and writes it to bench/ini.md.
// Usage: npm run bench:ini [-- --check]; with --check, missing the goals ends with status 1.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBoto3Python } from '../../dist/runner/fuzz/ini/index.js';
import { contestants } from './contestants.mjs';
import { benchFile, SAMPLE } from './file.mjs';
import { measure } from './measure.mjs';
import { report } from './report.mjs';

/** What the parser is held to; see bench/ini.md. */
const GOALS = { fasterThanAnyOther: 2, timesTheScan: 15 };

const bytes = benchFile();
const all = contestants(bytes);
for (const { name, parse, find } of all.slice(1)) {
  check(name, await find(await parse(), SAMPLE.profile, SAMPLE.key));
}
const measured = await measure(all, { turns: 8, warmups: 1 });
const rows = all.map((each) => ({ ...each, ...measured.get(each.name) }));
const text = report([...rows, ...(await pythonRows())], { bytes: bytes.length, goals: GOALS });
writeFileSync(new URL('../ini.md', import.meta.url), text.page);
console.log(text.table);
console.log(`\n${text.verdict}`);
if (process.argv.includes('--check') && !text.met) process.exitCode = 1;

async function pythonRows() {
  const python = await findBoto3Python().catch(() => undefined);
  if (python === undefined) return [{ name: 'configparser', note: 'no Python with boto3 here' }];
  const folder = mkdtempSync(join(tmpdir(), 'credchain-bench-'));
  try {
    const path = join(folder, 'config');
    writeFileSync(path, bytes);
    const script = new URL('python_side.py', import.meta.url).pathname;
    const { stdout, stderr } = spawnSync(python, [script, path, SAMPLE.profile, SAMPLE.key], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(`measuring with ${python}: ${stderr}`);
    const found = JSON.parse(stdout);
    for (const row of found) check(row.name, row.found);
    return found.map((row) => ({ ...row, note: 'from the disk' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check(name, found) {
  if (found === SAMPLE.value) return;
  throw new Error(`${name} found ${JSON.stringify(found)} instead of ${SAMPLE.value}`);
}
