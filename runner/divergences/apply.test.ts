import { describe, expect, it } from 'vitest';
import { caseOf } from '../judge/testing/builders.js';
import type { Difference, Divergence, Status, Verdict } from '../model/verdict.js';
import { applyDivergence } from './apply.js';

const DIFFERENCES: readonly Difference[] = [
  { path: 'result', expected: 'credentials', actual: 'error' },
  { path: 'credentials.sessionToken', expected: 'token', actual: undefined },
];
const SAME = { 'credentials.sessionToken': null, result: 'error' };
const OTHER = { result: 'error' };

const JUDGED = ['pass', 'fail', 'unsupported', 'crash', 'timeout', 'harness-error'] as const;

function judged(status: Status): Verdict {
  return {
    case: caseOf({ none: true }),
    status,
    differences: status === 'fail' ? DIFFERENCES : [],
    unobserved: [],
    activity: [],
    durationMs: 1,
  };
}

function recorded(observed: Divergence['observed']): Divergence {
  const location = { file: 'divergences.yaml', line: 3, column: 5 };
  return { kind: 'bug', reason: 'Reported.', observed, location };
}

describe('a verdict with its record taken into account', () => {
  const table: [(typeof JUDGED)[number], none: Status, same: Status, other: Status][] = [
    ['pass', 'pass', 'stale', 'stale'],
    ['fail', 'fail', 'known', 'changed'],
    ['unsupported', 'unsupported', 'changed', 'changed'],
    ['crash', 'crash', 'crash', 'crash'],
    ['timeout', 'timeout', 'timeout', 'timeout'],
    ['harness-error', 'harness-error', 'harness-error', 'harness-error'],
  ];

  it('has a row for every status that judging can give', () => {
    expect(table.map(([status]) => status)).toEqual(JUDGED);
  });

  it.each(table)('%s: without a record %s, with the same %s, with another %s', (status, ...row) => {
    const verdict = judged(status);
    const records = [undefined, recorded(SAME), recorded(OTHER)];
    expect(records.map((record) => applyDivergence(verdict, record).status)).toEqual(row);
  });

  it('shows the record where it decided', () => {
    const record = recorded(SAME);
    expect(applyDivergence(judged('fail'), record)).toEqual({
      ...judged('fail'),
      status: 'known',
      divergence: record,
    });
    expect(applyDivergence(judged('crash'), record)).toEqual(judged('crash'));
  });

  it.each<[string, Divergence['observed']]>([
    ['a path more', { ...SAME, error: 'no-region' }],
    ['a path less', OTHER],
    ['another path', { result: 'error', 'credentials.accountId': null }],
    ['another value', { ...SAME, result: 'none' }],
    ['a value where there was none', { ...SAME, 'credentials.sessionToken': '' }],
    ['nothing', {}],
  ])('has changed when the record has %s', (_, observed) => {
    expect(applyDivergence(judged('fail'), recorded(observed)).status).toBe('changed');
  });

  it('compares lists in order', () => {
    const differences = [{ path: 'consulted', expected: ['env'], actual: ['env', 'sso'] }];
    const verdict = { ...judged('fail'), differences };
    const status = (consulted: string[]) =>
      applyDivergence(verdict, recorded({ consulted })).status;
    expect(status(['env', 'sso'])).toBe('known');
    expect(status(['sso', 'env'])).toBe('changed');
  });
});
