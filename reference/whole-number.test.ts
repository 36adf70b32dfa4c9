import { expect, test } from 'vitest';
import { wholeNumber } from './whole-number.js';

// Each row as Python's int answers.
test.each([
  ['0', 0],
  [' 12\t', 12],
  ['\u00a07\u0085', 7],
  ['+5', 5],
  ['-3', -3],
  ['1_000', 1000],
  ['007', 7],
  ['٤٢', 42],
  ['１２', 12],
  ['𝟘𝟡', 9],
  ['𝟗', 9],
])('%j is %d', (text, value) => {
  expect(wholeNumber(text)).toBe(value);
});

test.each([
  '',
  ' ',
  '1.0',
  '1e3',
  '0x10',
  '1__0',
  '_1',
  '1_',
  '+ 1',
  '--1',
  '\ufeff1',
  '7\u001f',
  'Ⅷ',
  '²',
])('%j is none', (text) => {
  expect(wholeNumber(text)).toBeUndefined();
});
