import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './nearest.js';

describe('the nearest word', () => {
  const words = ['credentials', 'env', 'expect', 'files'];

  it.each([
    ['file', 'files'],
    ['credentails', 'credentials'],
    ['ENV', 'env'],
    ['Expects', 'expect'],
  ])('of %s is %s', (word, expected) => {
    expect(nearest(word, words)).toBe(expected);
  });

  it.each(['something', 'zzzz', 'e'.repeat(100_000)])('is none for what is far off', (word) => {
    expect(nearest(word, words)).toBeUndefined();
  });

  it('is offered as a question, or else the fallback', () => {
    expect(didYouMean('file', words)).toBe("Did you mean 'files'?");
    expect(didYouMean('something', words)).toBeUndefined();
    expect(didYouMean('something', words, 'Known: files.')).toBe('Known: files.');
  });
});
