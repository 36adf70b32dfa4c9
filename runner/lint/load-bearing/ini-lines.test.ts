import { expect, it } from 'vitest';
import { iniParts, isIni, withOtherValue, withoutLines, type IniPart } from './ini-lines.js';

const TEXT = '[one]\na = 1\n  b = 2\n  c : 3\n# no line\nd=4\n[two]\n[one]\ne = \n';

function outline(parts: readonly IniPart[]): unknown[] {
  return parts.map(({ name, from, to, parts: inner }) => [
    name,
    `${from}-${to}`,
    ...outline(inner),
  ]);
}

it('finds sections, keys and the keys nested in them', () => {
  expect(outline(iniParts(TEXT))).toEqual([
    ['one', '0-6', ['a', '1-5', ['b', '2-3'], ['c', '3-5']], ['d', '5-6']],
    ['two', '6-7'],
    ['one', '7-10', ['e', '8-10']],
  ]);
  expect(outline(iniParts('a = 1\n[one]\n'))).toEqual([
    ['a', '0-1'],
    ['one', '1-3'],
  ]);
});

it('knows an INI by its sections', () => {
  expect(isIni(TEXT)).toBe(true);
  expect(isIni('{"a": [1]}')).toBe(false);
});

it('leaves lines out, and writes other values', () => {
  expect(withoutLines('a\nb\nc\n', 1, 2)).toBe('a\nc\n');
  expect(withOtherValue('[one]\na = 1\n', 1, (value) => `${value}2`)).toBe('[one]\na = 12\n');
  expect(withOtherValue('[one]\na =\n', 1, () => 'x')).toBeUndefined();
  expect(withOtherValue('[one]\n', 0, () => 'x')).toBeUndefined();
});
