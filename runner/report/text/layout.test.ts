import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, indent, wrap } from './layout.js';

describe('wrap', () => {
  it('breaks at blanks and keeps paragraphs', () => {
    expect(wrap('one two three\nfour', 8)).toEqual(['one two', 'three', 'four']);
  });

  it('lets a word be longer than the line', () => {
    expect(wrap('a incomprehensible b', 5)).toEqual(['a', 'incomprehensible', 'b']);
  });

  it('loses nothing and keeps to the width', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1 }));
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 30 }), (words, width) => {
        const lines = wrap(words.join(' '), width);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) {
          expect(line.length <= width || !line.includes(' ')).toBe(true);
        }
      }),
    );
  });
});

it('indents no empty line', () => {
  expect(indent(['a', '', 'b'], 2)).toEqual(['  a', '', '  b']);
});

it('counts in the singular and the plural', () => {
  expect([0, 1, 2].map((n) => count(n, 'case'))).toEqual(['0 cases', '1 case', '2 cases']);
});
