import { describe, expect, it } from 'vitest';
import { endsInCounts } from './create.js';
import { REPORTERS } from './options.js';
import { tell } from './testing/run.js';
import { lastLine } from './text/summary.js';

describe('every reporter', () => {
  it.each(REPORTERS)('%s ends in the counts, or leaves them to the command', (name) => {
    const last = tell(name).trimEnd().split('\n').at(-1);
    const counts = '1 passed, 7 failed, 2 skipped';
    if (endsInCounts(name)) expect(last).toBe(counts);
    else expect(tell(name)).not.toContain(counts);
  });

  it.each(REPORTERS)('%s ends with a line break and repeats itself to the byte', (name) => {
    expect(tell(name)).toMatch(/[^\n]\n$/);
    expect(tell(name)).toBe(tell(name));
  });

  it.each(REPORTERS)('%s can be finished by an interruption before any verdict', (name) => {
    expect(() => tell(name, { verdicts: [], summary: { interrupted: true } })).not.toThrow();
  });
});

describe('the last line', () => {
  it('has the counts and nothing else', () => {
    const counts = { passed: 1, failed: 2, skipped: 3 };
    const rest = { total: 6, durationMs: 1, problems: [], interrupted: false };
    expect(lastLine({ ...counts, ...rest })).toBe('1 passed, 2 failed, 3 skipped');
  });
});
