import { describe, expect, it } from 'vitest';
import type { Outcome, SeenStep } from '../model/adapter.js';
import type { Case } from '../model/case.js';
import { judge, judgeUnasked } from './index.js';
import { adapterOf, caseOf, NOW, observed } from './testing/builders.js';

const request = (url: string) =>
  ({ kind: 'request', service: 'sts', operation: 'AssumeRole', method: 'POST', url }) as const;

const keys = (accessKeyId: string): Outcome => ({
  result: 'credentials',
  credentials: { accessKeyId, expiration: new Date(NOW + 3_600_000).toISOString() },
});

const steps: Case = {
  ...caseOf({ credentials: { accessKeyId: 'A', expiration: '+1h' }, requests: [] }),
  later: [
    {
      afterMs: 1_800_000,
      given: { params: {}, env: {}, files: {} },
      expect: {
        credentials: { accessKeyId: 'A', expiration: '+30m' },
        requests: [{ service: 'sts' }],
      },
    },
  ],
};

const capable = adapterOf();
const info = { ...capable, capabilities: new Set([...capable.capabilities, 'steps'] as const) };
const later = (rest: Partial<SeenStep> = {}): SeenStep => ({
  outcome: keys('A'),
  now: NOW + 1_800_000,
  from: 0,
  ...rest,
});

describe('a case with steps', () => {
  it('judges each step by its own time and by what was asked in it', () => {
    const activity = [request('https://sts.amazonaws.com/')];
    const verdict = judge(steps, observed(keys('A'), { activity, later: [later()] }), info);
    expect(verdict).toMatchObject({ status: 'pass', differences: [] });
  });

  it('says in which step something differs', () => {
    const activity = [request('https://sts.amazonaws.com/')];
    const wrong = later({ outcome: keys('B'), from: 1 });
    const verdict = judge(steps, observed(keys('A'), { activity, later: [wrong] }), info);
    expect(verdict.status).toBe('fail');
    expect(verdict.differences.map(({ path }) => path)).toEqual([
      'steps[0].requests[0]',
      'steps[1].credentials.accessKeyId',
      'steps[1].requests[0]',
    ]);
  });

  it('says in which step something was not looked at', () => {
    const capabilities = new Set(['resolve', 'steps', 'account-id'] as const);
    const activity = [request('https://sts.amazonaws.com/')];
    const seen = observed(keys('A'), { activity, later: [later()] });
    expect(judge(steps, seen, { ...info, capabilities })).toMatchObject({
      status: 'pass',
      unobserved: ['steps[0].credentials.expiration', 'steps[1].credentials.expiration'],
    });
  });

  it('is unsupported where one step is', () => {
    const outcome = { result: 'unsupported', reason: 'no clock' } as const;
    const verdict = judge(steps, observed(keys('A'), { later: [later({ outcome })] }), info);
    expect(verdict).toMatchObject({
      status: 'unsupported',
      detail: 'no clock',
      differences: [],
      unobserved: [],
    });
  });

  it('never passes when steps were left out', () => {
    expect(() => judge(steps, observed(keys('A')), info)).toThrow('steps were left out');
  });

  it('is not asked of an adapter without the capability', () => {
    expect(judgeUnasked(steps, capable)?.detail).toContain('again');
    expect(judgeUnasked(steps, info)).toBeUndefined();
  });
});
