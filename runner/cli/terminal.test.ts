import { describe, expect, it } from 'vitest';
import { isInteractive, wantsColor } from './terminal.js';

const terminal = { write: () => true, isTTY: true };
const pipe = { write: () => true };

describe('wantsColor', () => {
  it.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', pipe, {}, false],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['NO_COLOR on a terminal', terminal, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 on a terminal', terminal, { FORCE_COLOR: '0' }, false],
    ['NO_COLOR against FORCE_COLOR', pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('%s', (_, stream, env, expected) => {
    expect(wantsColor(stream, env)).toBe(expected);
  });
});

describe('isInteractive', () => {
  it.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', pipe, {}, false],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['a terminal in CI, whose log keeps each drawing', terminal, { CI: 'true' }, false],
  ])('%s', (_, stream, env, expected) => {
    expect(isInteractive(stream, env)).toBe(expected);
  });
});
