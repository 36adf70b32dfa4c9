import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCases } from '../load/index.js';
import { PACKAGE_ROOT } from '../package.js';
import { openReference } from '../resolve/reference.js';
import { dealt, shuffled } from './order.js';
import { verdictOn } from './verdict-on.js';

it('deals every case to one part, and parts of nearly the same size', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (all, of) => {
      const items = all.map((value, at) => ({ value, at }));
      const parts = Array.from({ length: of }, (_, i) => dealt(items, i + 1, of));
      expect(parts.flat().sort((a, b) => a.at - b.at)).toEqual(items);
      const sizes = parts.map((part) => part.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

it('shuffles without losing anything, and in the same way for the same seed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1 }), (all, seed) => {
      expect([...shuffled(all, seed)].sort()).toEqual([...all].sort());
      expect(shuffled(all, seed)).toEqual(shuffled(all, seed));
    }),
  );
  const many = Array.from({ length: 100 }, (_, i) => i);
  expect(shuffled(many, 1)).not.toEqual(shuffled(many, 2));
});

it('comes to the same verdicts in any order, as no case leaves anything behind', async () => {
  const seed = 1 + Math.floor(Math.random() * 2 ** 31);
  console.info(`seed ${seed}`);
  const { cases } = await loadCases([join(PACKAGE_ROOT, 'cases')]);
  const reference = openReference();
  for (const order of [shuffled(cases, seed), shuffled(cases, seed + 1)]) {
    for (const each of order) {
      const { status } = await verdictOn(each, reference, 10_000);
      expect([each.id, status]).toEqual([each.id, 'pass']);
    }
  }
});
