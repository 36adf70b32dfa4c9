import { describe, expect, it } from 'vitest';
import { Progress } from './progress.js';

function display({ interactive, columns }: { interactive: boolean; columns?: number }) {
  let now = 5000;
  const written: string[] = [];
  const progress = new Progress({
    stream: { write: (text: string) => written.push(text), ...(columns && { columns }) },
    interactive,
    total: 400,
    clock: () => now,
  });
  const pass = (ms: number) => (now += ms);
  return { progress, written, pass };
}

describe('Progress on a terminal', () => {
  it('shows nothing for a run of less than a second', () => {
    const { progress, written, pass } = display({ interactive: true });
    pass(999);
    progress.count(false);
    progress.hide();
    expect(written).toEqual([]);
  });

  it('draws one line with counts, rate and elapsed time over itself, and clears it', () => {
    const { progress, written, pass } = display({ interactive: true });
    progress.count(false);
    pass(2000);
    progress.count(true);
    pass(2000);
    progress.count(false);
    progress.hide();
    progress.hide();
    expect(written).toEqual([
      '\r\u001b[2K2 of 400 cases, 1 failed, 1.0 cases/s, 2 s',
      '\r\u001b[2K3 of 400 cases, 1 failed, 0.8 cases/s, 4 s',
      '\r\u001b[2K',
    ]);
  });

  it.each([
    [59_999, '59 s'],
    [60_000, '1:00 min'],
    [3_599_000, '59:59 min'],
    [3_750_000, '1:02:30 h'],
  ])('tells that %i ms are %s', (ms, text) => {
    const { progress, written, pass } = display({ interactive: true });
    pass(ms);
    progress.count(false);
    expect(written.at(-1)).toMatch(new RegExp(`, ${text}$`));
  });

  it('is drawn at most ten times a second', () => {
    const { progress, written, pass } = display({ interactive: true });
    pass(1000);
    for (let i = 0; i < 100; i++) {
      progress.count(false);
      pass(10);
    }
    expect(written).toHaveLength(10);
  });

  it('never wraps into a second line', () => {
    const { progress, written, pass } = display({ interactive: true, columns: 12 });
    pass(1000);
    progress.count(false);
    expect(written).toEqual(['\r\u001b[2K1 of 400 ca']);
  });
});

describe('Progress in a log', () => {
  it('writes a plain line every fifteen seconds and clears nothing', () => {
    const { progress, written, pass } = display({ interactive: false });
    for (let i = 0; i < 31; i++) {
      pass(1000);
      progress.count(false);
    }
    progress.hide();
    expect(written).toEqual([
      '15 of 400 cases, 0 failed, 1.0 cases/s, 15 s\n',
      '30 of 400 cases, 0 failed, 1.0 cases/s, 30 s\n',
    ]);
  });
});
