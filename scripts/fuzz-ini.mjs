// Reads made-up config files with boto3 and with the reference, and fails at the first difference.
// Usage: npm run fuzz:ini -- [--runs N] [--seed S] [--path P]
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { describeDisagreement, openPeer, runDifferential } from '../dist/runner/fuzz/ini/index.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    path: { type: 'string' },
  },
});
const runs = count('runs');
const seed = count('seed');

try {
  const peer = await openPeer();
  const { botocore, python } = peer.versions;
  console.log(`botocore ${botocore} on Python ${python}, ${runs} runs, seed ${seed}`);
  const started = performance.now();
  const result = await runDifferential(peer, { runs, seed, path: values.path });
  const seconds = (performance.now() - started) / 1000;
  peer.close();
  if (result.disagreement) {
    console.error(describeDisagreement(result.disagreement));
    const again = `npm run fuzz:ini -- --seed ${seed} --path ${result.disagreement.path}`;
    console.error(`\nAfter ${result.runs} runs. Again: ${again}`);
    process.exitCode = 1;
  } else {
    const rate = Math.round(result.runs / seconds);
    console.log(
      `${result.runs} runs, 0 disagreements, ${result.refused} refused by both; ${seconds.toFixed(1)} s, ${rate} files/s`,
    );
  }
} catch (error) {
  if (error.name !== 'UserError') throw error;
  console.error(error.message);
  process.exitCode = 3;
}

function count(name) {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`reading --${name}: found "${values[name]}", expected a whole number`);
  process.exit(2);
}
