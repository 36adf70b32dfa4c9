import { describe, expect, it } from 'vitest';
import { entryOf, failureOf, runOf } from '../../report/recorded/testing/reports.js';
import { buildMatrix } from '../build-matrix.js';
import { atlasOf } from './atlas.js';
import { isFiltered, NO_FILTERS, select, type Filters } from './filters.js';

const chapters = [
  {
    id: 'ENV',
    title: 'Keys in the environment',
    rules: [
      { id: 'ENV-1', title: 'The id decides', scope: 'common' as const, text: '' },
      { id: 'ENV-2', title: 'Half a pair', scope: 'boto3' as const, text: '' },
    ],
  },
];
const implementation = (language: string) => ({
  version: '1',
  language,
  door: 'exec' as const,
  capabilities: [],
});
const divergence = {
  kind: 'bug' as const,
  reason: 'It Forgets the token',
  observed: {},
  file: 'd.yaml',
  line: 1,
};
const atlas = atlasOf(
  buildMatrix(
    [
      runOf(
        [entryOf('a'), entryOf('b', { rules: ['ENV-2'] }), entryOf('c', { rules: ['ENV-9'] })],
        {
          head: { adapter: 'one', implementation: implementation('Go'), chapters },
        },
      ),
      runOf(
        [failureOf('a', 'none'), entryOf('b', { rules: ['ENV-2'], status: 'known', divergence })],
        {
          head: { adapter: 'two', implementation: implementation('Rust'), chapters },
        },
      ),
    ],
    '0.1.0',
  ),
);

describe('what is left of the matrix', () => {
  const left = (filters: Partial<Filters>) => {
    const { cases, columns } = select(atlas, { ...NO_FILTERS, ...filters });
    return [cases.map((row) => row.case.id).join(''), columns.map(({ run }) => run.label).join()];
  };

  it.each<[string, Partial<Filters>, string, string]>([
    ['no filter', {}, 'abc', 'one,two'],
    ['a language', { languages: ['Go'] }, 'abc', 'one'],
    ['a kind', { kinds: ['fail'] }, 'a', 'one,two'],
    ['kinds', { kinds: ['fail', 'bug'] }, 'ab', 'one,two'],
    ['a kind that the column does not have', { kinds: ['fail'], languages: ['Go'] }, '', 'one'],
    ['what was not run', { kinds: ['absent'] }, 'c', 'one,two'],
    ['a scope', { scopes: ['common'] }, 'a', 'one,two'],
    [
      'both scopes, which a rule that nobody knows has not',
      { scopes: ['common', 'boto3'] },
      'ab',
      'one,two',
    ],
    ['a word of a rule', { text: 'half PAIR' }, 'b', 'one,two'],
    ['a word of a reason', { text: 'forgets' }, 'b', 'one,two'],
    ['an id', { text: 'env-1' }, 'a', 'one,two'],
    ['a word that is nowhere', { text: 'half nowhere' }, '', 'one,two'],
  ])('by %s', (_, filters, cases, columns) => {
    expect(left(filters)).toEqual([cases, columns]);
    expect(isFiltered({ ...NO_FILTERS, ...filters })).toBe(Object.keys(filters).length > 0);
  });
});
