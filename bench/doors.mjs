// What a case costs at the doors: in-process on the reference, and over stdio with an adapter that answers
// at once. Run `npm run build` first. Prints a table; the figures of one run belong together.
import { fileURLToPath } from 'node:url';
import { loadCases } from '../dist/runner/load/index.js';
import { openReference } from '../dist/runner/resolve/reference.js';
import { openStdio } from '../dist/runner/resolve/stdio.js';
import { runSuite } from '../dist/runner/run/run-suite.js';

const WARM_UP = 10;
const ROUNDS = 15;
const SERVICES = ['sts', 'sso', 'sso-oidc', 'signin', 'imds', 'container'];

const cases = fileURLToPath(new URL('../cases', import.meta.url));
const good = fileURLToPath(new URL('../runner/zoo/good.mjs', import.meta.url));

const all = (await loadCases([cases])).cases.filter(({ operation }) => operation === 'resolve');
const local = all.filter(({ given }) => !SERVICES.some((service) => given[service] !== undefined));

const stdio = await openStdio(
  { argv: [process.execPath, good], cwd: process.cwd(), env: {}, startTimeoutMs: 20_000 },
  1,
);
const rows = [
  ['in-process, reference, cases without network', await measure(openReference(), local)],
  ['in-process, reference, all cases', await measure(openReference(), all)],
  ['stdio, an adapter that answers at once, cases without network', await measure(stdio, local)],
];
await stdio.close();

console.log('| door | cases | cases/s (median) | ms a case |');
console.log('| ---- | ----- | ---------------- | --------- |');
for (const [name, { count, msPerCase }] of rows) {
  console.log(`| ${name} | ${count} | ${Math.round(1000 / msPerCase)} | ${msPerCase.toFixed(2)} |`);
}

/** The median over the rounds after those in which the code gets warm. */
async function measure(subject, selected) {
  const times = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const begun = performance.now();
    await runSuite({ cases: selected, subject, jobs: 1 });
    if (round >= WARM_UP) times.push((performance.now() - begun) / selected.length);
  }
  times.sort((a, b) => a - b);
  return { count: selected.length, msPerCase: times[Math.floor(times.length / 2)] };
}
