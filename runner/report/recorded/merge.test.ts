import { expect, it } from 'vitest';
import { mergeRuns } from './merge.js';
import { parseReport } from './read-report.js';
import { entryOf, failureOf, runOf } from './testing/reports.js';
import { reportLines } from './write-report.js';

const FIRST = runOf([entryOf('a'), failureOf('b', 'none')], {
  file: 'one.ndjson',
  end: { durationMs: 5, problems: ['both', 'first'] },
});
const SECOND = runOf([entryOf('c', { status: 'unsupported' })], {
  file: 'two.ndjson',
  end: { durationMs: 7, problems: ['both'], interrupted: true },
});

it('joins the cases and the counts into a report that can be read again', () => {
  const merged = mergeRuns([FIRST, SECOND]);
  expect(merged.end).toEqual({
    passed: 1,
    failed: 1,
    skipped: 1,
    total: 3,
    durationMs: 12,
    interrupted: true,
    problems: ['both', 'first'],
  });
  expect(merged.head.selected).toBe(3);
  const again = parseReport(reportLines(merged).join(''), 'merged.ndjson');
  expect(again.cases.map(({ entry }) => entry.id)).toEqual(['a', 'b', 'c']);
});

it('gives a single shard as it is', () => {
  expect(FIRST).toMatchObject(mergeRuns([FIRST]));
});

it('refuses a case that is in two shards, at its line', () => {
  const overlapping = runOf([entryOf('d'), entryOf('b')], { file: 'three.ndjson' });
  expect(() => mergeRuns([FIRST, SECOND, overlapping])).toThrow(
    /^three\.ndjson:3: the case 'b' is in one\.ndjson:3 as well/,
  );
});

it.each([
  ['adapter', { adapter: 'other' }, /'adapter' differs: "other" here, "widget" there/],
  ['edition', { edition: '1.0.0' }, /'edition' differs/],
  ['spec', { chapters: [] }, /'chapters' differs\./],
  [
    'version',
    { implementation: { ...FIRST.head.implementation, version: '2' } },
    /'implementation'/,
  ],
])('refuses shards of another %s', (_, head, message) => {
  const other = runOf([], { file: 'other.ndjson', head });
  expect(() => mergeRuns([FIRST, other])).toThrow(message);
  expect(() => mergeRuns([FIRST, other])).toThrow(/^other\.ndjson:1: /);
});
