import { describe, expect, it } from 'vitest';
import type { Activity, Outcome } from '../../model/adapter.js';
import type { Expect } from '../../model/case.js';
import { judge } from '../index.js';
import { adapterOf, BARE, caseOf, NOW, observed } from '../testing/builders.js';

/** The verdict on one part of an expectation, which nothing else accompanies. */
function verdictOn(expectation: Expect, outcome: Outcome, info = adapterOf()) {
  const { status, differences, unobserved, detail } = judge(
    caseOf(expectation),
    observed(outcome, { files: { '~/a.json': { text: '{"a":1,"b":2}', mode: 0o600 } } }),
    info,
  );
  return { status, differences, unobserved, detail };
}

const PASS = { status: 'pass', differences: [], unobserved: [], detail: undefined };
const CREDENTIALS: Outcome = { result: 'credentials', credentials: { accessKeyId: 'A' } };
const PARSE: Outcome = { result: 'profiles', profiles: {} };
const SETTINGS: Outcome = { result: 'settings', settings: {} };

describe('one part of an expectation', () => {
  it.each<[string, Expect, Outcome]>([
    ['none', { none: true }, { result: 'none' }],
    ['error', { error: 'no-region' }, { result: 'error', code: 'no-region' }],
    ['profiles', { profiles: {} }, PARSE],
    ['ssoSessions', { ssoSessions: {} }, PARSE],
    ['settings', { settings: {} }, SETTINGS],
    ['requests', { requests: [] }, { result: 'none' }],
    ['forbids', { forbids: ['imds'] }, { result: 'none' }],
    ['files', { files: { '~/a.json': { json: { a: 1, b: true } } } }, { result: 'none' }],
  ])('passes by itself: %s', (_name, expectation, outcome) => {
    expect(verdictOn(expectation, outcome)).toEqual(PASS);
  });

  it.each<[string, Expect, Outcome]>([
    ['consulted, of a parse', { consulted: ['env'] }, PARSE],
    ['consulted, of settings', { consulted: ['env'] }, SETTINGS],
    ['phase, without an error', { phase: 'load' }, { result: 'none' }],
    ['source, without credentials', { source: 'env' }, { result: 'none' }],
    ['services, of no parse', { services: {} }, { result: 'none' }],
  ])('is silent where another part speaks: %s', (_name, expectation, outcome) => {
    expect(verdictOn(expectation, outcome)).toMatchObject({
      status: 'unsupported',
      differences: [],
      unobserved: [],
    });
  });

  it('tells the result that was expected', () => {
    const result = (expected: string, actual: string) => [{ path: 'result', expected, actual }];
    const none: Outcome = { result: 'none' };
    expect(verdictOn({ settings: {} }, none).differences).toEqual(result('settings', 'none'));
    expect(verdictOn({ profiles: {} }, none).differences).toEqual(result('profiles', 'none'));
    expect(verdictOn({ none: true }, SETTINGS).differences).toEqual(result('none', 'settings'));
  });
});

describe('an adapter that can show nothing of it', () => {
  it('is told so', () => {
    expect(verdictOn({ consulted: ['env'] }, { result: 'none' }, BARE)).toEqual({
      status: 'unsupported',
      differences: [],
      unobserved: ['consulted'],
      detail: 'The adapter can show nothing of what the case expects.',
    });
  });

  it('has no account id that could be missing', () => {
    const expectation: Expect = { credentials: { accessKeyId: 'A' } };
    expect(verdictOn(expectation, CREDENTIALS, BARE)).toEqual(PASS);
  });

  it('agrees with an error by finding nothing, where it cannot tell these apart', () => {
    const none: Outcome = { result: 'none' };
    const expectation: Expect = { error: 'no-region' };
    expect(verdictOn(expectation, none, BARE)).toEqual({ ...PASS, unobserved: ['error'] });
    expect(verdictOn(expectation, none, adapterOf(['error-codes'])).differences).toEqual([
      { path: 'result', expected: 'error', actual: 'none' },
    ]);
  });
});

describe('whose credentials came out instead', () => {
  const differences = (source?: string) => {
    const { differences } = verdictOn(
      { none: true },
      { result: 'credentials', credentials: {}, ...(source === undefined ? {} : { source }) },
    );
    return differences;
  };
  const result = { path: 'result', expected: 'none', actual: 'credentials' };

  it('is told as far as it is known', () => {
    expect(differences('env')).toEqual([
      result,
      { path: 'source', expected: undefined, actual: 'env' },
    ]);
    expect(differences('unknown')).toEqual([result]);
    expect(differences()).toEqual([result]);
  });
});

describe('files and folders that must not be touched', () => {
  const touched = (path: string, kind: 'read' | 'write', target: string) => {
    const activity: Activity[] = [{ kind, path }];
    const testCase = caseOf({ forbids: [target] });
    return judge(testCase, observed({ result: 'none' }, { activity }), adapterOf()).status;
  };

  it('are touched by reading and by writing', () => {
    expect(touched('~/.aws/config', 'read', '~/.aws/config')).toBe('fail');
    expect(touched('~/.aws/config', 'write', '~/.aws/config')).toBe('fail');
    expect(touched('~/.aws/sso/a.json', 'write', '~/.aws/sso')).toBe('fail');
    expect(touched('~/.aws/config.old', 'read', '~/.aws/config')).toBe('pass');
  });

  it('are watched in-process', () => {
    expect(verdictOn({ forbids: ['~/.aws'] }, { result: 'none' })).toEqual(PASS);
  });
});

describe('a request', () => {
  const request: Activity = {
    kind: 'request',
    service: 'sts',
    operation: 'AssumeRole',
    method: 'POST',
    url: 'http://127.0.0.1:4711/a?b=c',
    params: { Name: 'two\nlines' },
  };
  type Wanted = NonNullable<Expect['requests']>[number];
  const verdict = (wanted: readonly Wanted[], activity: readonly Activity[], info = adapterOf()) =>
    judge(caseOf({ requests: [...wanted] }), observed({ result: 'none' }, { activity }), info);
  const differences = (...given: Parameters<typeof verdict>) => verdict(...given).differences;

  it('is no other activity', () => {
    expect(verdict([], [{ kind: 'command', argv: ['x'] }]).status).toBe('pass');
  });

  it('passes by its service alone', () => {
    expect(verdict([{ service: 'sts' }], [request])).toMatchObject({ status: 'pass' });
    expect(differences([{ service: 'sts', forbidHeaders: ['accept'] }], [request])).toEqual([]);
  });

  it('differs by its operation, or by the region of a signature that is not there', () => {
    expect(differences([{ service: 'sts', operation: 'roles' }], [request])).toEqual([
      { path: 'requests[0].operation', expected: 'roles', actual: 'AssumeRole' },
    ]);
    expect(differences([{ service: 'sts', region: 'us-east-1' }], [request])).toEqual([
      { path: 'requests[0].region', expected: 'us-east-1', actual: undefined },
    ]);
  });

  it('has a pattern that goes over lines', () => {
    const wanted: Wanted = { service: 'sts', params: { Name: { pattern: 'two.lines' } } };
    expect(differences([wanted], [request])).toEqual([]);
  });

  it('has a host that is not observed behind a redirect', () => {
    const { unobserved } = verdict(
      [{ service: 'sts', host: 'sts.amazonaws.com' }],
      [request],
      adapterOf([], 'stdio'),
    );
    expect(unobserved).toEqual(['requests[0].host']);
  });

  it('is named by what is known of it', () => {
    const unnamed = { ...request };
    delete unnamed.operation;
    expect(differences([], [unnamed])).toEqual([
      { path: 'requests[0]', expected: undefined, actual: 'sts POST /a?b=c' },
    ]);
    expect(differences([{ service: 'imds' }], [])).toEqual([
      { path: 'requests[0]', expected: 'imds', actual: undefined },
    ]);
  });

  it('is missed at its place between those that were made', () => {
    const imds = (operation: string): Activity => ({ ...request, service: 'imds', operation });
    const wanted = ['token', 'roles', 'credentials', 'x', 'y'].map((operation) => ({
      service: 'imds' as const,
      operation,
    }));
    const made = ['token', 'credentials', 'x', 'y'].map(imds);
    expect(differences(wanted as Wanted[], made)).toEqual([
      { path: 'requests[1]', expected: 'imds roles', actual: undefined },
    ]);
  });
});

describe('a time in a file', () => {
  const PATH = '~/a.json';
  const differences = (json: object, text: string, door: 'in-process' | 'stdio' = 'in-process') => {
    const testCase = caseOf({ files: { [PATH]: { json } } as NonNullable<Expect['files']> });
    const files = { [PATH]: { text, mode: 0o600 } };
    const seen = observed({ result: 'none' }, { files, durationMs: 0 });
    return judge(testCase, seen, adapterOf([], door)).differences.map(({ actual }) => actual);
  };
  const at = (ms: number) => JSON.stringify({ t: new Date(NOW + ms).toISOString() });
  const hour = { t: { time: '+1h' } };

  it('is off by less than a second', () => {
    expect(differences(hour, at(3_600_999))).toEqual([]);
    expect(differences(hour, at(3_601_000))).toEqual(['+1h1s']);
  });

  it('is shown by the second where it would else look as expected', () => {
    expect(differences(hour, at(3_610_000), 'stdio')).toEqual(['+1h10s']);
  });

  it('is a text, and so is what a pattern is held against', () => {
    expect(differences(hour, '{"t":5}')).toEqual([5]);
    expect(differences(hour, '{"t":["2026-01-01T01:00:00Z"]}')).toEqual([['2026-01-01T01:00:00Z']]);
    expect(differences({ t: { pattern: '\\d' } }, '{"t":5}')).toEqual([5]);
  });

  it('stands in an object', () => {
    for (const value of ['x', null, 5]) {
      expect(differences({ t: { a: 1 } }, JSON.stringify({ t: value }))).toEqual([value]);
    }
    expect(differences({ t: null }, '{"t":null}')).toEqual([]);
  });
});
