import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showValue } from './value.js';

describe('a value in a report', () => {
  it.each([
    [undefined, '(absent)'],
    ['AKIDENV', 'AKIDENV'],
    ['two words', 'two words'],
    ['', '""'],
    [' padded', '" padded"'],
    ['(absent)', '"(absent)"'],
    ['12', '"12"'],
    [12, '12'],
    ['true', '"true"'],
    [true, 'true'],
    ['a\nb', '"a\\nb"'],
    ['\u009b31m', '"\\x9b31m"'],
    ['\u202eabc', '"\\u202eabc"'],
    [[], '(none)'],
    [['env', 'iam-role'], 'env → iam-role'],
    [['a → b', ''], '"a → b" → ""'],
    [{ region: 'x' }, '{"region":"x"}'],
    [[1, 'a'], '[1,"a"]'],
  ])('%j is %s', (value, text) => {
    expect(showValue(value)).toBe(text);
  });

  it('differs where the values differ, and stays on its line', () => {
    const tricky = fc.string({ unit: fc.constantFrom(...'a1" \\nx→\n\u001b()[]{}') });
    for (const values of [tricky, fc.array(tricky, { maxLength: 3 })]) {
      fc.assert(
        fc.property(values, values, (a: unknown, b: unknown) => {
          const same = JSON.stringify(a) === JSON.stringify(b);
          expect(showValue(a) === showValue(b)).toBe(same);
          expect(showValue(a)).not.toMatch(/\p{Cc}/u);
        }),
        { numRuns: 500 },
      );
    }
  });
});
