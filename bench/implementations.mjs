// What a case costs on each implementation that is set up here, and how much of it is the runner's own: that
// is what it costs with an adapter that answers at once. Run `npm run build` first; one process of each, one
// case after the other. Prints a table; the figures of one run belong together.
import { fileURLToPath } from 'node:url';
import { listAdapters } from '../dist/runner/adapters/index.js';
import { loadCases } from '../dist/runner/load/index.js';
import { openStdio } from '../dist/runner/resolve/stdio.js';
import { openTarget } from '../dist/runner/run/open-target.js';
import { verdictOn } from '../dist/runner/run/verdict-on.js';

const CHAPTERS = ['env', 'shared', 'conffile', 'role', 'cont'];
const ROUNDS = 5;
const good = fileURLToPath(new URL('../runner/zoo/good.mjs', import.meta.url));
const folder = (name) => fileURLToPath(new URL(`../cases/${name}`, import.meta.url));

/** Every fourth case that can be asked at once: a mixture with and without network. */
const { cases } = await loadCases(CHAPTERS.map(folder));
const mixture = cases
  .filter(({ operation, later }) => operation === 'resolve' && !later)
  .filter((_, index) => index % 4 === 0);

const own = await openStdio(
  { argv: [process.execPath, good], cwd: process.cwd(), env: {}, startTimeoutMs: 20_000 },
  1,
);
const rows = [['the runner alone (stdio)', await measure(own)]];
await own.close();

const ready = listAdapters().filter(({ state }) => state.kind === 'ready');
for (const name of ['reference', ...ready.map((adapter) => adapter.name)]) {
  const { subject } = await openTarget({ adapter: name }, 1);
  rows.push([`${name} ${subject.info.version} (${subject.info.door})`, await measure(subject)]);
  await subject.close();
}

const [[, ours]] = rows;
console.log(`${mixture.length} cases, the median of ${ROUNDS} rounds\n`);
console.log('| implementation | ms a case | of it the runner |');
console.log('| -------------- | --------- | ---------------- |');
for (const [name, ms] of rows) {
  const share = name.includes('(stdio)') ? `${Math.min(100, (100 * ours) / ms).toFixed(0)} %` : '';
  console.log(`| ${name} | ${ms.toFixed(2)} | ${share} |`);
}

/** Milliseconds a case, after a round in which everything gets warm. */
async function measure(subject) {
  const times = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const begun = performance.now();
    for (const each of mixture) await verdictOn(each, subject, 20_000);
    if (round > 0) times.push((performance.now() - begun) / mixture.length);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}
