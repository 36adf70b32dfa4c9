/** No case leaves anything behind for the next: in two orders made by chance each gets the same verdict. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCases } from '../load/index.js';
import { PACKAGE_ROOT } from '../package.js';
import { openReference } from '../resolve/reference.js';
import { shuffled } from './order.js';
import { verdictOn } from './verdict-on.js';

const SEEDS = [20261129, 4711];
const TIMEOUT_MS = 20_000;

it(`the reference answers the same in the orders of the seeds ${SEEDS.join(' and ')}`, async () => {
  const { cases } = await loadCases([join(PACKAGE_ROOT, 'cases')]);
  const reference = openReference();
  const verdicts = [];
  for (const seed of SEEDS) {
    const byId: Record<string, unknown> = {};
    for (const each of shuffled(cases, seed)) {
      // The requests stay out: a proof of possession in them has a number of its own each time.
      const { status, differences, detail, outcome } = await verdictOn(each, reference, TIMEOUT_MS);
      byId[each.id] = { status, differences, detail, outcome };
    }
    verdicts.push(byId);
  }
  const [first, second] = verdicts;
  expect(Object.keys(first!)).not.toEqual(Object.keys(second!));
  expect(Object.keys(first!)).toHaveLength(cases.length);
  expect(second).toEqual(first);
}, 240_000);
