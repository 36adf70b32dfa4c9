// Measures contestants in turn, several runs at a time, so that a slow moment of the machine hits all.
import { performance } from 'node:perf_hooks';

/** The first runs of a turn pay for the garbage of the one before; the median does not see them. */
const RUNS_IN_A_TURN = 12;

/** Name to the median and the best of all runs, in ms. */
export async function measure(contestants, { turns, warmups }) {
  const times = new Map(contestants.map(({ name }) => [name, []]));
  for (let turn = -warmups; turn < turns; turn += 1) {
    for (const { name, parse } of contestants) {
      for (let run = 0; run < RUNS_IN_A_TURN; run += 1) {
        const started = performance.now();
        await parse();
        const elapsed = performance.now() - started;
        if (turn >= 0) times.get(name).push(elapsed);
      }
    }
  }
  return new Map([...times].map(([name, each]) => [name, summary(each)]));
}

function summary(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { ms: sorted[Math.floor(sorted.length / 2)], best: sorted[0] };
}
