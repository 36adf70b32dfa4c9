// What a case costs on each implementation that is set up here, and how much of it is the runner's own: what it
// costs with an adapter that answers at once. `npm run bench:implementations` writes the page beside this
// file. One process of each, in turn, one case after the other; the figures of one run belong together.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { adapterState, listAdapters } from '../dist/runner/adapters/index.js';
import { loadCases } from '../dist/runner/load/index.js';
import { openStdio } from '../dist/runner/resolve/stdio.js';
import { openTarget } from '../dist/runner/run/open-target.js';
import { verdictOn } from '../dist/runner/run/verdict-on.js';

const CHAPTERS = ['env', 'shared', 'conffile', 'role', 'cont'];
const ROUNDS = 2;
const GOALS = { ms: 2, shareOfBoto3: 0.1 };
const PAGE = fileURLToPath(new URL('implementations.md', import.meta.url));
const good = fileURLToPath(new URL('../runner/zoo/good.mjs', import.meta.url));
const folderOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Every sixth case that can be asked at once: a mixture with and without network. */
const { cases } = await loadCases(CHAPTERS.map((chapter) => folderOf(`cases/${chapter}`)));
const mixture = cases
  .filter(({ operation, later }) => operation === 'resolve' && !later)
  .filter((_, index) => index % 6 === 0);

const contestants = [
  { name: 'none: an adapter that answers at once', door: 'stdio', subject: await openOwn() },
];
for (const name of ['reference', ...(await readyAdapters())]) {
  const { subject } = await openTarget({ adapter: name }, 1);
  const { version, door } = subject.info;
  contestants.push({ name: `${name} ${version}`, door, subject });
  if (name !== 'boto3') continue;
  const asItComes = await openStdio(boto3AsItComes(), 1);
  const label = `boto3 ${version}, its list of endpoints parsed anew`;
  contestants.push({ name: label, door, subject: asItComes, isBoto3: true });
}

// The first round warms up. In turn, so that a busy moment of the machine meets all.
const times = new Map(contestants.map((each) => [each, []]));
for (let round = 0; round <= ROUNDS; round++) {
  for (const each of contestants) {
    process.stderr.write(`round ${round} of ${ROUNDS}: ${each.name}\n`);
    const taken = await costs(each.subject);
    if (round > 0) times.get(each).push(...taken);
  }
}
for (const { subject } of contestants) await subject.close();

const rows = contestants.map((each) => ({ ...each, ...summary(times.get(each)) }));
const page = await format(pageOf(rows), { parser: 'markdown' });
writeFileSync(PAGE, page);
console.log(page);

function openOwn() {
  const argv = [process.execPath, good];
  return openStdio({ argv, cwd: process.cwd(), env: {}, startTimeoutMs: 20_000 }, 1);
}

/** Without what the shim does to be faster: what boto3 needs by itself. */
function boto3AsItComes() {
  const here = folderOf('adapters/boto3');
  const code =
    `import runpy, sys; sys.path.insert(0, ${JSON.stringify(here)}); import endpoint_list; ` +
    `endpoint_list.install = lambda: None; ` +
    `runpy.run_path(${JSON.stringify(`${here}/shim.py`)}, run_name='__main__')`;
  const argv = [`${here}/build/venv/bin/python`, '-c', code];
  return { argv, cwd: here, env: {}, startTimeoutMs: 20_000 };
}

/** Those that can be asked to resolve: not the parsers of config files. */
async function readyAdapters() {
  const ready = (await listAdapters()).filter((each) => adapterState(each).state === 'ready');
  return ready.map(({ name }) => name).filter((name) => !name.endsWith('-ini'));
}

/** Milliseconds of each case that the implementation can be asked. */
async function costs(subject) {
  const taken = [];
  for (const each of mixture) {
    const begun = performance.now();
    const { status } = await verdictOn(each, subject, 20_000);
    if (status !== 'unsupported') taken.push(performance.now() - begun);
  }
  return taken;
}

function summary(taken) {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
  return { asked: taken.length / ROUNDS, median: at(0.5), slow: at(0.9) };
}

function pageOf(all) {
  const [{ median: ours }] = all;
  const boto3 = all.find(({ isBoto3 }) => isBoto3)?.median;
  const lines = all.map(({ name, door, asked, median, slow }) => {
    const share = door === 'stdio' ? `${Math.min(100, (100 * ours) / median).toFixed(0)} %` : '–';
    return `| ${name} | ${door} | ${asked} | ${median.toFixed(2)} ms | ${slow.toFixed(1)} ms | ${share} |`;
  });
  return `# What a case costs on each implementation

Written by \`npm run bench:implementations\`; do not edit. ${mixture.length} cases of the chapters ${CHAPTERS.join(', ')}, one
after the other, all implementations in one run, in turn, ${ROUNDS} rounds after one that warms up. "asked" is how many
of them an implementation can be asked; the median is that of all of these, and one in ten takes longer than
the next column says: mostly pauses between attempts, in real time. The last column is how much of the median
the runner takes itself: start of a case, files, mocked services, pipe and comparison. The shim of boto3 parses its
list of all endpoints only once, which is faster than boto3 by itself: see the row below it. Node.js
${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}.

| implementation | door | asked | median | one in ten | of it the runner |
| --- | --- | --: | --: | --: | --: |
${lines.join('\n')}

${verdictOf(ours, boto3)}
`;
}

function verdictOf(ours, boto3) {
  const own = `The runner takes ${ours.toFixed(2)} ms a case at the stdio door (goal: under ${GOALS.ms} ms).`;
  if (boto3 === undefined) return `${own} boto3 is not set up here.`;
  const share = `That is ${((100 * ours) / boto3).toFixed(0)} % of what boto3 takes by itself (goal: at most ${100 * GOALS.shareOfBoto3} %).`;
  return `${own} ${share}`;
}
