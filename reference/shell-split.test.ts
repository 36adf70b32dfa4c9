import { expect, test } from 'vitest';
import { ShellSplitError, shellSplit } from './shell-split.js';

// Each row as Python's shlex.split answers.
test.each<[string, string[]]>([
  ['', []],
  [' \t\r\n', []],
  ['profile x', ['profile', 'x']],
  [' profile\t\tx ', ['profile', 'x']],
  ['profile\u00a0x', ['profile\u00a0x']],
  ['a "b c" \'d e\'', ['a', 'b c', 'd e']],
  ['a"b c"d', ['ab cd']],
  ['a ""', ['a', '']],
  ['a # b', ['a', '#', 'b']],
  ['a\\ b \\"', ['a b', '"']],
  ['"a\\"b" "\\n" "\\\\"', ['a"b', '\\n', '\\']],
  ["'a\\' b", ['a\\', 'b']],
  ['\\\u{1f600}x', ['\u{1f600}x']],
  ['a\\\nb', ['a\nb']],
])('%j', (text, words) => {
  expect(shellSplit(text)).toEqual(words);
});

test.each([
  ["it's", 'no-closing-quotation'],
  ['"a', 'no-closing-quotation'],
  ['"a\\', 'no-escaped-character'],
  ['a\\', 'no-escaped-character'],
])('%j is unbalanced', (text, code) => {
  expect(() => shellSplit(text)).toThrow(new ShellSplitError(code as ShellSplitError['code']));
});
