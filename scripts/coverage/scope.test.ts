import { describe, expect, it } from 'vitest';
import { byReason, losses, measure, stale, type Module, type Scope } from './scope.mjs';

const SOURCE = [
  'import os', //                 1
  'class Cache:', //              2
  '    def load(self, now=None):', // 3
  '        if now is None:', //   4
  '            now = time()', //  5
  '        if self.old(now):', // 6
  '            return None', //   7
  '        if self.empty:', //    8
  '            return None', //   9
  '        return self.value', // 10
  '    def drop(self):', //       11
  '        del self.value', //    12
];

/** Of `load`, nobody has left out the time, found something old, or nothing. */
const MODULE: Module = {
  module: 'cache',
  source: SOURCE,
  functions: {
    '': region(5, 5, [], 0, []),
    'Cache.load': region(4, 7, [5, 7, 9], 3, [
      [4, 5],
      [6, 7],
      [8, 9],
    ]),
    'Cache.drop': region(0, 1, [12], 0, []),
  },
};

function region(
  covered: number,
  lines: number,
  missing: number[],
  jumps: number,
  never: [number, number][],
): Module['functions'][string] {
  return {
    summary: {
      covered_lines: covered,
      num_statements: lines,
      covered_branches: jumps,
      num_branches: jumps + never.length,
    },
    missing_lines: missing,
    missing_branches: never,
  };
}

describe('what is out of scope', () => {
  it('is nothing without a reason, and then nobody explains what is not covered', () => {
    const { all, scope, unexplained } = measure(MODULE, {});
    expect(all).toEqual({ lines: { covered: 9, total: 13 }, branches: { covered: 3, total: 6 } });
    expect(scope).toEqual(all);
    expect(unexplained).toEqual([
      { function: 'cache.Cache.load', text: 'now = time()', number: 5 },
      { function: 'cache.Cache.load', text: 'return None', number: 7 },
      { function: 'cache.Cache.load', text: 'return None', number: 9 },
      { function: 'cache.Cache.drop', text: 'del self.value', number: 12 },
    ]);
  });

  it('is a function as a whole', () => {
    const { scope, out } = measure(MODULE, { unused: { functions: ['cache.Cache.{drop,take}'] } });
    expect(scope.lines).toEqual({ covered: 9, total: 12 });
    expect(out).toEqual([
      { reason: 'unused', function: 'cache.Cache.drop', lines: 1, branches: 0 },
    ]);
  });

  it('is no function that is covered, whatever the pattern', () => {
    const { scope } = measure(MODULE, { all: { functions: ['cache'] } });
    expect(scope.lines.total).toBe(13);
  });

  it('is a line by its text, with the jumps to it', () => {
    const { scope, unexplained } = measure(MODULE, {
      argument: { places: { 'cache.Cache.load': ['now = time()'] } },
    });
    expect(scope).toEqual({ lines: { covered: 9, total: 12 }, branches: { covered: 3, total: 5 } });
    expect(unexplained.map(({ number }) => number)).toEqual([7, 9, 12]);
  });

  it('is one of two lines with the same text, if it is named once', () => {
    const { unexplained } = measure(MODULE, {
      once: { places: { 'cache.Cache.load': ['return None'] } },
    });
    expect(unexplained.map(({ number }) => number)).toEqual([5, 9, 12]);
  });

  it('is not a line of the same text in another function', () => {
    const { unexplained } = measure(MODULE, {
      elsewhere: { places: { 'cache.Cache.drop': ['return None'] } },
    });
    expect(unexplained).toHaveLength(4);
  });

  it('is a jump between two lines that are covered, or out of the function', () => {
    const jumps: Module = {
      ...MODULE,
      functions: {
        'Cache.load': region(7, 7, [], 4, [
          [4, 6],
          [8, -3],
        ]),
      },
    };
    expect(measure(jumps, {}).unexplained.map(({ text }) => text)).toEqual([
      'if now is None: → if self.old(now):',
      'if self.empty: → exit',
    ]);
    const places = { 'cache.Cache.load': ['if now is None: → if self.old(now):'] };
    const { scope, unexplained } = measure(jumps, { argument: { places } });
    expect(scope.branches).toEqual({ covered: 4, total: 5 });
    expect(unexplained.map(({ text }) => text)).toEqual(['if self.empty: → exit']);
  });

  it('is told by reason and function', () => {
    const scope: Scope = {
      argument: { places: { 'cache.Cache.load': ['now = time()', 'return None'] } },
      unused: { functions: ['cache.Cache.drop'] },
    };
    expect(byReason([measure(MODULE, scope)])).toEqual({
      argument: { 'cache.Cache.load': { places: ['now = time()', 'return None'] } },
      unused: { 'cache.Cache.drop': { lines: 1 } },
    });
  });
});

describe('an explanation that nothing needs', () => {
  const staleOf = (scope: Scope): string[] => stale([measure(MODULE, scope)], scope);

  it('is none that explains something', () => {
    const places = { 'cache.Cache.load': ['return None', 'return None'] };
    expect(staleOf({ a: { functions: ['cache.*.drop'] }, b: { places } })).toEqual([]);
  });

  it('is a function that is gone, or covered', () => {
    expect(staleOf({ a: { functions: ['cache.Cache.take', 'cache'] } })).toEqual([
      'cache.Cache.take',
      'cache',
    ]);
  });

  it('is a line whose text has changed, or that is covered', () => {
    const places = { 'cache.Cache.load': ['now = clock()', 'return self.value'] };
    expect(staleOf({ a: { places } })).toEqual([
      'cache.Cache.load: now = clock()',
      'cache.Cache.load: return self.value',
    ]);
  });

  it('is one more than there are lines', () => {
    const places = { 'cache.Cache.load': ['now = time()', 'now = time()'] };
    expect(staleOf({ a: { places } })).toEqual(['cache.Cache.load: now = time()']);
  });
});

describe('what is lost', () => {
  const row = (lines: number, branches: number) => {
    const figures = {
      lines: { covered: lines, total: 10 },
      branches: { covered: branches, total: 10 },
    };
    return { module: 'cache', all: figures, scope: figures };
  };

  it('is nothing where nothing is less', () => {
    expect(losses([row(7, 7)], [row(7, 8)])).toEqual([]);
  });

  it('is each figure that is less', () => {
    expect(losses([row(7, 7)], [row(7, 6)])).toEqual([
      { module: 'cache', figure: 'all branches', was: 0.7, is: 0.6 },
      { module: 'cache', figure: 'branches in scope', was: 0.7, is: 0.6 },
    ]);
  });

  it('is nothing of a module that is new', () => {
    expect(losses([], [row(1, 1)])).toEqual([]);
  });
});
