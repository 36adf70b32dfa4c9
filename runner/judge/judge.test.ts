import { describe, expect, it } from 'vitest';
import type { Activity, Observation } from '../model/adapter.js';
import { judge, judgeUnasked } from './judge.js';
import { adapterOf, BARE, caseOf, observed } from './testing/builders.js';

const KEYS = { accessKeyId: 'AKIDENV', secretAccessKey: 'env-secret' };
const FULL = caseOf({ credentials: KEYS, source: 'env', consulted: ['env'] });
const ANSWER = observed({
  result: 'credentials',
  credentials: KEYS,
  source: 'env',
  consulted: ['env'],
});

describe('an outcome', () => {
  it('passes when it is what the case expects', () => {
    const verdict = judge(FULL, ANSWER, adapterOf());
    expect(verdict).toMatchObject({ status: 'pass', differences: [], unobserved: [] });
    expect(verdict.case).toBe(FULL);
  });

  it('fails with every difference by path', () => {
    const actual = observed({
      result: 'credentials',
      credentials: { accessKeyId: 'AKIDFILE', secretAccessKey: 'env-secret', sessionToken: 't' },
      source: 'shared-credentials-file',
      consulted: ['env', 'shared-credentials-file'],
    });
    const verdict = judge(FULL, actual, adapterOf());
    expect(verdict.status).toBe('fail');
    expect(verdict.differences).toEqual([
      { path: 'credentials.accessKeyId', expected: 'AKIDENV', actual: 'AKIDFILE' },
      { path: 'credentials.sessionToken', expected: undefined, actual: 't' },
      { path: 'source', expected: 'env', actual: 'shared-credentials-file' },
      { path: 'consulted', expected: ['env'], actual: ['env', 'shared-credentials-file'] },
    ]);
  });

  it('fails with the error when credentials were expected', () => {
    const actual = observed({ result: 'error', code: 'profile-not-found', consulted: ['env'] });
    expect(judge(FULL, actual, adapterOf()).differences).toEqual([
      { path: 'result', expected: 'credentials', actual: 'error' },
      { path: 'error', expected: undefined, actual: 'profile-not-found' },
    ]);
  });

  it('fails with whose credentials they are when none were expected', () => {
    expect(judge(caseOf({ none: true }), ANSWER, adapterOf()).differences).toEqual([
      { path: 'result', expected: 'none', actual: 'credentials' },
      { path: 'credentials.accessKeyId', expected: undefined, actual: 'AKIDENV' },
      { path: 'source', expected: undefined, actual: 'env' },
    ]);
  });

  it('fails where an error was expected and none came', () => {
    const testCase = caseOf({ error: 'profile-not-found', phase: 'construct' });
    expect(judge(testCase, observed({ result: 'none' }), adapterOf()).differences).toEqual([
      { path: 'result', expected: 'error', actual: 'none' },
      { path: 'error', expected: 'profile-not-found', actual: undefined },
    ]);
  });

  it('fails where an error came without the code that the adapter promises', () => {
    const testCase = caseOf({ error: 'profile-not-found' });
    expect(judge(testCase, observed({ result: 'error' }), adapterOf()).differences).toEqual([
      { path: 'error', expected: 'profile-not-found', actual: undefined },
    ]);
  });

  it('fails where the error appears in another phase', () => {
    const testCase = caseOf({ error: 'invalid-config', phase: 'construct' });
    const actual = observed({ result: 'error', code: 'invalid-config', phase: 'load' });
    expect(judge(testCase, actual, adapterOf()).differences).toEqual([
      { path: 'phase', expected: 'construct', actual: 'load' },
    ]);
  });

  it('fails where promised information is missing', () => {
    const actual = observed({ result: 'credentials', credentials: KEYS });
    expect(judge(FULL, actual, adapterOf()).differences.map(({ path }) => path)).toEqual([
      'source',
      'consulted',
    ]);
  });

  it('tells an empty token from an absent one', () => {
    const actual = observed({
      result: 'credentials',
      credentials: { ...KEYS, sessionToken: '' },
    });
    expect(judge(caseOf({ credentials: KEYS }), actual, adapterOf()).differences).toEqual([
      { path: 'credentials.sessionToken', expected: undefined, actual: '' },
    ]);
  });
});

describe('an expiration', () => {
  const answer = (expiration: string, durationMs = 0) =>
    observed({ result: 'credentials', credentials: { ...KEYS, expiration } }, { durationMs });
  const expiring = (expiration: string) => caseOf({ credentials: { ...KEYS, expiration } });

  it('is not judged where it is not stated', () => {
    const testCase = caseOf({ credentials: KEYS });
    expect(judge(testCase, answer('2026-01-01T01:00:00Z'), adapterOf()).status).toBe('pass');
  });

  it.each(['2026-01-01T01:00:00Z', '2026-01-01T01:00:00.400Z', '2026-01-01T02:00:00+01:00'])(
    'is the same instant in the notation %s',
    (notation) => {
      expect(judge(expiring('+1h'), answer(notation), adapterOf()).status).toBe('pass');
      expect(judge(expiring('2026-01-01T01:00:00Z'), answer(notation), adapterOf()).status).toBe(
        'pass',
      );
    },
  );

  it('is exact to the second in-process, and shown relative to now', () => {
    expect(judge(expiring('+1h'), answer('2026-01-01T01:00:01Z'), adapterOf()).differences).toEqual(
      [{ path: 'credentials.expiration', expected: '+1h', actual: '+1h1s' }],
    );
  });

  it('is shown to the second in-process, however far off', () => {
    expect(judge(expiring('+1h'), answer('2026-01-01T03:00:10Z'), adapterOf()).differences).toEqual(
      [{ path: 'credentials.expiration', expected: '+1h', actual: '+3h10s' }],
    );
  });

  it('may drift by the time that a process took', () => {
    const boto = adapterOf([], 'stdio');
    expect(judge(expiring('+1h'), answer('2026-01-01T01:00:04Z', 2_500), boto).status).toBe('pass');
    expect(judge(expiring('+1h'), answer('2026-01-01T01:00:09Z', 2_500), boto).status).toBe('fail');
  });

  it('differs from run to run by nothing that could be recorded', () => {
    const boto = adapterOf([], 'stdio');
    const [first] = judge(expiring('+1h'), answer('2026-01-01T11:59:58Z'), boto).differences;
    const [second] = judge(expiring('+1h'), answer('2026-01-01T12:00:03Z'), boto).differences;
    expect(first).toEqual({ path: 'credentials.expiration', expected: '+1h', actual: '+12h' });
    expect(second).toEqual(first);
  });

  it.each(['soon', '2026-01-01T01:00:00', ''])('%j is no instant and differs', (text) => {
    expect(judge(expiring('+1h'), answer(text), adapterOf()).differences).toEqual([
      { path: 'credentials.expiration', expected: '+1h', actual: text },
    ]);
  });

  it('is compared literally to the second where the case states the time', () => {
    const testCase = expiring('2026-01-01T01:00:00Z');
    const boto = adapterOf([], 'stdio');
    expect(judge(testCase, answer('2026-01-01T01:00:01.5Z', 5_000), boto).differences).toEqual([
      {
        path: 'credentials.expiration',
        expected: '2026-01-01T01:00:00Z',
        actual: '2026-01-01T01:00:01Z',
      },
    ]);
  });
});

describe('what must not be touched', () => {
  const request: Activity = { kind: 'request', service: 'imds', method: 'GET', url: 'http://x/' };
  const read: Activity = { kind: 'read', path: '~/.aws/sso/cache/abc.json' };
  const command: Activity = { kind: 'command', argv: ['sh', '-c', 'x'] };

  it.each([
    ['imds', request, 'forbids.imds'],
    ['command', command, 'forbids.command'],
    ['~/.aws/sso/cache/abc.json', read, 'forbids["~/.aws/sso/cache/abc.json"]'],
    ['~/.aws/sso', read, 'forbids["~/.aws/sso"]'],
    ['~/.aws/sso/', read, 'forbids["~/.aws/sso/"]'],
  ])('%s fails the case when it is', (target, use, path) => {
    const testCase = caseOf({ credentials: KEYS, forbids: [target] });
    const touched = { ...ANSWER, activity: [use] };
    expect(judge(testCase, touched, adapterOf()).differences).toEqual([
      { path, expected: 'untouched', actual: 'touched' },
    ]);
    expect(judge(testCase, ANSWER, adapterOf()).status).toBe('pass');
  });

  it('is not mixed up with a neighbour of a similar name', () => {
    const testCase = caseOf({ credentials: KEYS, forbids: ['~/.aws/ss', 'sts'] });
    const touched = { ...ANSWER, activity: [request, read, command] };
    expect(judge(testCase, touched, adapterOf()).status).toBe('pass');
  });

  it('is unobserved for files of a process, and judged for its requests', () => {
    const testCase = caseOf({ credentials: KEYS, forbids: ['imds', '~/.aws/config'] });
    const stdio = adapterOf([], 'stdio');
    expect(judge(testCase, ANSWER, stdio)).toMatchObject({
      status: 'pass',
      unobserved: ['forbids["~/.aws/config"]'],
    });
    expect(judge(testCase, { ...ANSWER, activity: [request] }, stdio).status).toBe('fail');
  });
});

describe('an adapter that shows less', () => {
  it('is judged on the credentials, and told what was left out', () => {
    const testCase = caseOf({
      credentials: { ...KEYS, accountId: '1', expiration: '+1h' },
      source: 'env',
      consulted: ['env'],
    });
    const actual = observed({ result: 'credentials', credentials: KEYS });
    expect(judge(testCase, actual, BARE)).toMatchObject({
      status: 'pass',
      unobserved: ['credentials.accountId', 'credentials.expiration', 'source', 'consulted'],
    });
  });

  it('satisfies none and error alike when it fails', () => {
    const failed = observed({ result: 'error' });
    expect(judge(caseOf({ none: true }), failed, BARE)).toMatchObject({
      status: 'pass',
      unobserved: ['none'],
    });
    const error = caseOf({ error: 'profile-not-found', phase: 'load' });
    expect(judge(error, failed, BARE)).toMatchObject({
      status: 'pass',
      unobserved: ['error', 'phase'],
    });
  });

  it('does not satisfy them when it yields credentials', () => {
    expect(judge(caseOf({ none: true }), ANSWER, BARE).status).toBe('fail');
    expect(judge(caseOf({ error: 'profile-not-found' }), ANSWER, BARE).differences).toEqual([
      { path: 'result', expected: 'error', actual: 'credentials' },
      { path: 'credentials.accessKeyId', expected: undefined, actual: 'AKIDENV' },
    ]);
  });

  it('does not satisfy credentials when it fails', () => {
    expect(judge(FULL, observed({ result: 'error' }), BARE)).toMatchObject({
      status: 'fail',
      differences: [{ path: 'result', expected: 'credentials', actual: 'error' }],
    });
  });

  it('is held to none when it can tell none from an error', () => {
    const info = adapterOf(['error-codes']);
    expect(judge(caseOf({ none: true }), observed({ result: 'error' }), info).status).toBe('fail');
  });
});

describe('a case that cannot be asked', () => {
  it.each([
    ['resolve', caseOf({ none: true })],
    ['session-params', caseOf({ none: true }, { given: given({ session: { profile: 'a' } }) })],
    ['client-params', caseOf({ none: true }, { given: given({ client: { region: 'x' } }) })],
  ] as const)('is unsupported without the capability %s', (capability, testCase) => {
    const info = adapterOf([capability]);
    const verdict = judgeUnasked(testCase, info);
    expect(verdict?.status).toBe('unsupported');
    expect(verdict?.detail).toMatch(/^The adapter cannot .*\.$/);
    expect(judge(testCase, observed({ result: 'none' }), info).status).toBe('unsupported');
    expect(judgeUnasked(testCase, adapterOf())).toBeUndefined();
  });

  it('has a verdict in which nothing happened', () => {
    const testCase = caseOf({ none: true });
    expect(judgeUnasked(testCase, adapterOf(['resolve']))).toEqual({
      case: testCase,
      status: 'unsupported',
      detail: 'The adapter cannot be asked to resolve.',
      differences: [],
      unobserved: [],
      activity: [],
      durationMs: 0,
    });
  });

  it('is asked when its parameters are empty', () => {
    const testCase = caseOf({ none: true }, { given: given({ session: {} }) });
    expect(judgeUnasked(testCase, BARE)).toBeUndefined();
  });

  it('is unsupported when the adapter says so, with its reason, whatever it promised', () => {
    const actual = observed({ result: 'unsupported', reason: 'no MFA here' });
    expect(judge(FULL, actual, adapterOf())).toMatchObject({
      status: 'unsupported',
      detail: 'no MFA here',
      differences: [],
      unobserved: [],
    });
  });

  it('is unsupported, not passed, when nothing of it can be judged', () => {
    expect(judge(caseOf({ consulted: ['env'] }), ANSWER, BARE)).toMatchObject({
      status: 'unsupported',
      unobserved: ['consulted'],
    });
  });

  function given(params: ReturnType<typeof caseOf>['given']['params']) {
    return { params, env: {}, files: {} };
  }
});

describe('an accident', () => {
  const common = { activity: [], durationMs: 1, stderr: 'Segmentation fault' };
  it.each([
    ['crash', { kind: 'crash', detail: 'It ended with signal SIGSEGV.', ...common }],
    ['timeout', { kind: 'timeout', timeoutMs: 300, ...common }],
    ['harness-error', { kind: 'harness-error', detail: 'It answered twice.', ...common }],
  ] satisfies [string, Observation][])('%s is neither passed nor failed', (status, accident) => {
    const verdict = judge(FULL, accident, adapterOf());
    expect(verdict.status).toBe(status);
    expect(verdict.detail).toMatch(/\.$/);
    expect(verdict.stderr).toBe('Segmentation fault');
    expect(verdict).toMatchObject({ differences: [], unobserved: [] });
  });

  it('leaves out an empty standard error', () => {
    const crash: Observation = { kind: 'crash', detail: 'x', ...common, stderr: '' };
    expect(judge(FULL, crash, adapterOf())).not.toHaveProperty('stderr');
  });
});

describe('what an adapter cannot tell of one outcome', () => {
  it('is not judged: an unknown code', () => {
    const testCase = caseOf({ error: 'no-region', phase: 'load' });
    const outcome = { result: 'error', code: 'unknown', phase: 'load' } as const;
    expect(judge(testCase, observed(outcome), adapterOf())).toMatchObject({
      status: 'pass',
      unobserved: ['error'],
    });
  });

  it('is not judged: an unknown source', () => {
    const testCase = caseOf({ credentials: { accessKeyId: 'A' }, source: 'env' });
    const credentials = { accessKeyId: 'A' };
    const outcome = { result: 'credentials', credentials, source: 'unknown' } as const;
    expect(judge(testCase, observed(outcome), adapterOf())).toMatchObject({
      status: 'pass',
      unobserved: ['source'],
    });
  });

  it('still fails where another result was expected, and says nothing of it', () => {
    const outcome = { result: 'error', code: 'unknown' } as const;
    const verdict = judge(caseOf({ none: true }), observed(outcome), adapterOf());
    expect(verdict.differences).toEqual([{ path: 'result', expected: 'none', actual: 'error' }]);
  });
});
