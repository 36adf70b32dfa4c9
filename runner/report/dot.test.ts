import { describe, expect, it } from 'vitest';
import { ALL_PASSED, tell } from './testing/run.js';

describe('the dot reporter', () => {
  it('writes a character for each case, then the same as the spec reporter', () => {
    const spec = tell('spec').split('\n\n').slice(2).join('\n\n');
    const [head, dots, ...rest] = tell('dot').split('\n\n');
    expect(head).toBe(tell('spec').split('\n\n')[0]);
    expect(dots).toMatchInlineSnapshot(`".FF-kSCXTH"`);
    expect(rest.join('\n\n')).toBe(spec);
  });

  it('breaks at the width', () => {
    const verdicts = Array.from({ length: 5 }, () => ALL_PASSED[0]!);
    const text = tell('dot', { verdicts, options: { width: 2 } });
    expect(text.split('\n').filter((line) => line.startsWith('.'))).toEqual(['..', '..', '.']);
  });
});
