import { expect, test } from 'vitest';
import { dateFault, formatDate, parseDate } from './dates.js';

// Each row as dateutil answers.
test.each([
  ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
  [' 2026-1-2 03:04z ', '2026-01-02T03:04:00Z'],
  ['20260102T030405Z', '2026-01-02T03:04:05Z'],
  ['2026/01/02 03Z', '2026-01-02T03:00:00Z'],
  ['2026-01-02T03:04:05.999 UTC', '2026-01-02T03:04:05Z'],
  ['2026-01-02T03:04:05,5GMT', '2026-01-02T03:04:05Z'],
  ['2026-01-02T03:04:05+01:30', '2026-01-02T01:34:05Z'],
  ['2026-01-02T03:04:05-0130', '2026-01-02T04:34:05Z'],
  ['2026-01-02T03:04:05+1', '2026-01-02T02:04:05Z'],
  ['Fri, 02 Jan 2026 03:04:05 GMT', '2026-01-02T03:04:05Z'],
  ['wednesday 30 SEPT 2026 03:04:05 GMT', '2026-09-30T03:04:05Z'],
  ['2026/1-2T3:4:5Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02T03:04:05-1:3', '2026-01-02T04:07:05Z'],
  ['2 January 2026 03:04:05 Z', '2026-01-02T03:04:05Z'],
  ['January 2, 2026 03:04:05 Z', '2026-01-02T03:04:05Z'],
])('%j is a time in a zone', (text, expected) => {
  const parsed = parseDate(text);
  expect(parsed && formatDate(parsed.ms)).toBe(expected);
  expect(parsed?.fault).toBeUndefined();
});

test.each(['2026-01-02', '2026-01-02T03:04:05', '20260102', '2 Jan 2026', '2026-01-02T03:04 EST'])(
  '%j is a time without a zone',
  (text) => {
    expect(parseDate(text)).toMatchObject({ fault: 'invalid-type' });
  },
);

test.each(['2026-01-02T03:04:05+24:00', '2026-01-02T03:04:05-24'])(
  '%j is a time in a zone that cannot be',
  (text) => {
    expect(parseDate(text)).toMatchObject({ fault: 'invalid-value' });
  },
);

test.each([
  '',
  'soon',
  '2026-02-29',
  '2026-13-01',
  '2026-00-01',
  '2026-01-02T24:00:00Z',
  '2026-01-02T03:60Z',
  '2026-01-02T03:04:60Z',
  '2026-01-02Z',
  '0000-01-01',
  '1767322445000',
  'Foo, 02 Jan 2026 03:04:05 GMT',
  '02 Foo 2026',
  'Tues, 02 Jan 2026',
  '2026-01-02T0304:05Z',
  '2026-01-02T03:0405Z',
  '2026-01-02T3Z',
  '2026-01-02T03:04:05+130',
  '2026-01-02T03:04:05 gmt',
])('%j is no time', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

test.each([
  ['1767225600', 'invalid-date'],
  ['2147483648', 'invalid-value'],
  ['1767225600000', 'invalid-value'],
  ['176722560000', 'invalid-date'],
  ['17672256000000', 'invalid-date'],
  ['soon', 'invalid-date'],
])('%j fails with %s', (text, code) => {
  expect(dateFault(text)).toBe(code);
});
