import { describe, expect, it } from 'vitest';
import { oneOf, positiveInteger, regularExpression, repeatable } from './parse-option.js';

describe('positiveInteger', () => {
  it.each(['1', '8', '60000'])('takes %s', (text) => {
    expect(positiveInteger(text)).toBe(Number(text));
  });

  it.each(['0', '-1', '1.5', '1e3', '0x10', '', ' 1', 'many', '9007199254740993'])(
    'refuses %j',
    (text) => {
      expect(() => positiveInteger(text)).toThrow('It must be a whole number from 1.');
    },
  );
});

describe('regularExpression', () => {
  it('has no regard to case', () => {
    expect(regularExpression('keys.*File').test('KEYS in a file')).toBe(true);
  });

  it('says what is wrong with it', () => {
    expect(() => regularExpression('(')).toThrow('Unterminated group.');
  });
});

describe('oneOf', () => {
  it('takes a word of the list as it stands', () => {
    expect(oneOf(['spec', 'json'])('json')).toBe('json');
  });

  it('lists the words and suggests the nearest', () => {
    expect(() => oneOf(['spec', 'json'])('JSON')).toThrow(
      "It must be one of spec, json. Did you mean 'json'?",
    );
  });
});

it('repeatable collects in order', () => {
  expect(['a', 'b'].reduce<string[]>((all, each) => repeatable(each, all), [])).toEqual(['a', 'b']);
  expect(repeatable('a')).toEqual(['a']);
});
