// Measures how long commands take from a cold start, side by side: `node bench/start.mjs [ROUNDS]`.
// Needs `npm run build`. The target: `run --id` under 400 ms.
import { performance } from 'node:perf_hooks';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = fileURLToPath(new URL('../bin/credchain.js', import.meta.url));
const rounds = Number(process.argv[2] ?? 15);

const programs = [
  ['node alone', ['-e', '0']],
  ['credchain --version', [command, '--version']],
  ['credchain --help', [command, '--help']],
  ['credchain run --id', [command, 'run', '--id', firstCase()]],
  ['credchain run', [command, 'run', '--reporter', 'dot']],
  ['credchain rules', [command, 'rules']],
];

const times = new Map(programs.map(([name]) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, args] of programs) times.get(name).push(timeOf(args));
}

console.log(
  `${'command'.padEnd(22)}${'median'.padStart(9)}${'p90'.padStart(9)}${'least'.padStart(9)}`,
);
for (const [name, measured] of times) {
  const sorted = measured.sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const cells = [at(0.5), at(0.9), at(0)].map((ms) => `${ms.toFixed(0)} ms`.padStart(9));
  console.log(name.padEnd(22) + cells.join(''));
}

function timeOf(args) {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const time = performance.now() - begun;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
  return time;
}

/** Any case will do. */
function firstCase() {
  const args = [command, 'rules', '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).rules.flatMap(({ cases }) => cases)[0].id;
}
