import { expect, it } from 'vitest';
import { STATUSES } from '../../model/verdict.js';
import { entryOf, runOf } from '../../report/recorded/testing/reports.js';
import { buildMatrix } from '../build-matrix.js';
import { atlasOf } from './atlas.js';
import { KIND_NAMES, kindOf } from './kinds.js';
import { inWords, sharesOf, tallyOf } from './tally.js';

const record = { reason: '', observed: {}, file: 'd.yaml', line: 1 };
const atlas = atlasOf(
  buildMatrix(
    [
      runOf([
        entryOf('a'),
        entryOf('b'),
        entryOf('c', { status: 'known', divergence: { ...record, kind: 'bug' } }),
        entryOf('d', { status: 'crash' }),
        entryOf('e', { status: 'timeout' }),
      ]),
      runOf([entryOf('a')]),
    ],
    '0.1.0',
  ),
);

it('has a kind for every status', () => {
  for (const status of STATUSES) expect(KIND_NAMES).toContain(kindOf({ status, durationMs: 0 }));
});

it('tells the most serious first, and counts every case', () => {
  const tally = tallyOf(atlas.cases, 0);
  expect(sharesOf(tally).map(({ tone, count }) => [tone, count])).toEqual([
    ['bad', 2],
    ['known', 1],
    ['good', 2],
  ]);
  expect(inWords(tally)).toBe('2 passed, 1 crashed, 1 timed out, 1 known bug');
  expect(inWords(tallyOf(atlas.cases, 1))).toBe('1 passed, 4 not run');
  expect(inWords(tallyOf([], 0))).toBe('no cases');
});
