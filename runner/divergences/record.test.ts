import { describe, expect, it } from 'vitest';
import { caseOf } from '../judge/testing/builders.js';
import type { Status, Verdict } from '../model/verdict.js';
import { changesOf } from './record.js';

function verdict(id: string, status: Status, differs: boolean): Verdict {
  return {
    case: caseOf({ none: true }, { id }),
    status,
    differences: differs ? [{ path: 'source', expected: 'env', actual: undefined }] : [],
    unobserved: [],
    activity: [],
    durationMs: 1,
  };
}

const NOTHING = { ids: [] };

describe('what a run changes in the records', () => {
  it.each<[Status, boolean, 'set' | 'remove' | undefined]>([
    ['pass', false, undefined],
    ['fail', true, 'set'],
    ['known', true, undefined],
    ['stale', false, 'remove'],
    ['changed', true, 'set'],
    ['changed', false, 'remove'],
    ['unsupported', false, undefined],
    ['crash', false, undefined],
    ['timeout', false, undefined],
    ['harness-error', false, undefined],
  ])('%s (differences: %s) leads to: %s', (status, differs, change) => {
    const selection = { ids: new Set(['a']), whole: true };
    const { set, remove } = changesOf([verdict('a', status, differs)], NOTHING, selection);
    expect([...set]).toEqual(change === 'set' ? [['a', { source: null }]] : []);
    expect([...remove]).toEqual(change === 'remove' ? ['a'] : []);
  });

  it('removes cases that do not exist, but only if the whole suite was selected', () => {
    const recorded = { ids: ['a', 'gone'] };
    const ids = new Set(['a']);
    expect([...changesOf([], recorded, { ids, whole: true }).remove]).toEqual(['gone']);
    expect([...changesOf([], recorded, { ids, whole: false }).remove]).toEqual([]);
  });
});
