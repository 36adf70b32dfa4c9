import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { badge } from './badge.js';
import { entryOf, failureOf, runOf } from './testing/reports.js';

const PASSED = [entryOf('a'), entryOf('b')];
const SKIPPED = [...PASSED, entryOf('c', { status: 'known' })];
const FAILED = [...SKIPPED, failureOf('d', '')];

const GREEN = '#2c7d4f';
const RED = '#b3362f';

it.each([
  ['all passed', runOf(PASSED), 'credchain · widget: 2 passed', GREEN],
  ['some skipped', runOf(SKIPPED), 'credchain · widget: 2 passed, 1 skipped', GREEN],
  ['one failed', runOf(FAILED), 'credchain · widget: 1 of 4 failed', RED],
  ['a problem', runOf(PASSED, { end: { problems: ['x'] } }), 'widget: problems of the run', RED],
  [
    'an interruption',
    runOf(PASSED, { end: { interrupted: true } }),
    'interrupted after 2',
    undefined,
  ],
  ['nothing', runOf([]), 'nothing passed', undefined],
  ['nothing but skipped', runOf(SKIPPED.slice(2)), 'nothing passed', undefined],
])('says in words and in a colour what came of the run: %s', (_, run, words, color) => {
  const svg = badge(run);
  expect(XMLValidator.validate(svg)).toBe(true);
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(svg).svg;
  expect(parsed['@_aria-label']).toContain(words);
  expect(parsed.title).toBe(parsed['@_aria-label']);
  for (const each of [GREEN, RED]) expect(svg.includes(each)).toBe(each === color);
});

it('stands alone and takes any name for text', () => {
  const svg = badge(runOf(PASSED, { head: { adapter: '"><script>\u0000&' } }));
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).not.toContain('<script');
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href/);
});

it('fits the words into their boxes', () => {
  const widthOf = (adapter: string) =>
    Number(/width="(\d+)"/.exec(badge(runOf(PASSED, { head: { adapter } })))?.[1]);
  expect(widthOf('a-long-name-of-an-adapter')).toBeGreaterThan(widthOf('go') + 100);
});
