import { describe, expect, it } from 'vitest';
import { entryOf, failureOf, runOf } from '../report/recorded/testing/reports.js';
import { buildMatrix } from './build-matrix.js';

const named = (adapter: string, version = '1.0') => ({
  adapter,
  implementation: { version, language: 'Go', door: 'exec' as const, capabilities: ['resolve'] },
});

describe('the matrix', () => {
  it('has each case once, and a result or none for each run', () => {
    const { cases } = buildMatrix(
      [runOf([entryOf('a'), entryOf('b')]), runOf([failureOf('b', 'none'), entryOf('c')])],
      '0.1.0',
    );
    expect(cases.map(({ id, results }) => [id, results.map((each) => each?.status)])).toEqual([
      ['a', ['pass', undefined]],
      ['b', ['pass', 'fail']],
      ['c', [undefined, 'pass']],
    ]);
    expect(cases[1]!.given).toEqual(entryOf('b').given);
    expect(cases[1]!.results[1]).not.toHaveProperty('given');
    expect(cases[1]!.results[1]!.differences).toEqual(failureOf('b', 'none').differences);
  });

  it('keeps apart what two versions of the suite ask by one id', () => {
    const other = entryOf('a', { expect: { error: 'no-region' } });
    const { cases } = buildMatrix([runOf([entryOf('a')]), runOf([other])], '0.1.0');
    expect(cases[0]!.expect).toEqual({ none: true });
    expect(cases[0]!.results[0]).not.toHaveProperty('otherwise');
    expect(cases[0]!.results[1]!.otherwise).toMatchObject({ expect: { error: 'no-region' } });
  });

  it('names every column so that no two have the same name', () => {
    const runs = [named('a'), named('b'), named('b', '2.0'), named('c'), named('c')];
    const { runs: columns } = buildMatrix(
      runs.map((head) => runOf([], { head })),
      '0.1.0',
    );
    expect(columns.map(({ label }) => label)).toEqual([
      'a',
      'b 1.0',
      'b 2.0',
      'c 1.0 #4',
      'c 1.0 #5',
    ]);
    expect(columns[2]).toMatchObject({ name: 'b', version: '2.0', language: 'Go' });
  });

  it('has the rules of all runs, the first telling, and those that only cases know', () => {
    const rule = (id: string, title: string) => ({
      id,
      title,
      scope: 'boto3' as const,
      text: title,
    });
    const first = [{ id: 'ENV', title: 'Env', rules: [rule('ENV-1', 'One')] }];
    const second = [
      { id: 'ENV', title: 'Other', rules: [rule('ENV-1', 'Uno'), rule('ENV-2', 'Two')] },
      { id: 'INI', title: 'Ini', rules: [] },
    ];
    const { chapters } = buildMatrix(
      [
        runOf([entryOf('a', { rules: ['ENV-9', 'NEW-1', 'ENV-2'] })], {
          head: { chapters: first },
        }),
        runOf([], { head: { chapters: second } }),
      ],
      '0.1.0',
    );
    expect(
      chapters.map(({ id, title, rules }) => [id, title, rules.map((each) => each.title)]),
    ).toEqual([
      ['ENV', 'Env', ['One', 'Two', '']],
      ['INI', 'Ini', []],
      ['NEW', '', ['']],
    ]);
  });
});
