import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, PHASES, SOURCES } from '../../reference/outcome.js';
import type { Capability, Outcome } from '../model/adapter.js';
import type { Expect } from '../model/case.js';
import { formatRelative } from '../model/relative-time.js';
import { judge } from './judge.js';
import { pathOf } from './path.js';
import { adapterOf, caseOf, NOW, observed } from './testing/builders.js';

/** An expectation, and the outcome that satisfies it completely. */
interface Pair {
  readonly expect: Expect;
  readonly outcome: Exclude<Outcome, { result: 'unsupported' }>;
}

const consulted = fc.array(fc.constantFrom(...SOURCES), { maxLength: 5 });
const minutes = fc.integer({ min: -600, max: 600 });
const text = fc.string({ maxLength: 12 });

const credentials: fc.Arbitrary<Pair> = fc
  .record({
    keys: fc.record(
      { accessKeyId: text, secretAccessKey: text, sessionToken: text, accountId: text },
      { requiredKeys: [] },
    ),
    offset: fc.option(minutes, { nil: undefined }),
    source: fc.constantFrom(...SOURCES),
    consulted,
  })
  .map(({ keys, offset, source, consulted }) => {
    const expiration = (offset ?? 0) * 60_000;
    return {
      expect: {
        credentials: {
          ...keys,
          ...(offset === undefined ? {} : { expiration: formatRelative(expiration) }),
        },
        source,
        consulted,
      },
      outcome: {
        result: 'credentials',
        credentials: { ...keys, expiration: new Date(NOW + expiration).toISOString() },
        source,
        consulted,
      },
    };
  });

const none: fc.Arbitrary<Pair> = consulted.map((consulted) => ({
  expect: { none: true, consulted },
  outcome: { result: 'none', consulted },
}));

const error: fc.Arbitrary<Pair> = fc
  .record({
    code: fc.constantFrom(...ERROR_CODES),
    phase: fc.constantFrom(...PHASES),
    message: text,
    consulted,
  })
  .map(({ code, phase, message, consulted }) => ({
    expect: { error: code, phase, consulted },
    outcome: { result: 'error', code, phase, message, consulted },
  }));

const sections = fc.dictionary(
  text,
  fc.dictionary(text, fc.oneof(text, fc.dictionary(text, text, { maxKeys: 3 })), { maxKeys: 3 }),
  { maxKeys: 3 },
);

const profiles: fc.Arbitrary<Pair> = fc
  .record({ profiles: sections, ssoSessions: sections, services: sections })
  .map((tables) => ({ expect: tables, outcome: { result: 'profiles', ...tables } }));

const settings: fc.Arbitrary<Pair> = fc
  .dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 4 })
  .map((values) => ({
    expect: { settings: values },
    outcome: { result: 'settings', settings: values },
  }));

const pair = fc.oneof(credentials, none, error, profiles, settings);

/** Every way to change one thing in an outcome, each with the path at which it must be noticed. */
function mutations({ expect: { credentials }, outcome }: Pair): [path: string, Outcome][] {
  const changed: [string, Outcome][] = [];
  if (outcome.result !== 'profiles' && outcome.result !== 'settings') {
    const asked = [...(outcome.consulted ?? []), 'env'];
    changed.push(['consulted', { ...outcome, consulted: asked }]);
  }
  switch (outcome.result) {
    case 'credentials': {
      const keys = ['accessKeyId', 'secretAccessKey', 'sessionToken', 'accountId'] as const;
      const change = (key: string, value: string) =>
        changed.push([
          `credentials.${key}`,
          { ...outcome, credentials: { ...outcome.credentials, [key]: value } },
        ]);
      for (const key of keys) change(key, `${outcome.credentials[key] ?? ''}x`);
      for (const key of keys) {
        const { [key]: taken, ...left } = outcome.credentials;
        if (taken === undefined) continue;
        changed.push([`credentials.${key}`, { ...outcome, credentials: left }]);
      }
      if (credentials?.expiration !== undefined) {
        const later = Date.parse(outcome.credentials.expiration!) + 60_000;
        change('expiration', new Date(later).toISOString());
        change('expiration', 'never');
      }
      const other = SOURCES.find((each) => each !== outcome.source)!;
      changed.push(['source', { ...outcome, source: other }]);
      changed.push(['result', { result: 'none', consulted: outcome.consulted! }]);
      changed.push(['result', { result: 'error', code: 'no-region', phase: 'load' }]);
      break;
    }
    case 'none':
      changed.push(['result', { result: 'error', code: 'no-region', phase: 'load' }]);
      changed.push(['result', { result: 'credentials', credentials: {} }]);
      break;
    case 'error': {
      const phase = PHASES.find((each) => each !== outcome.phase)!;
      changed.push(['error', { ...outcome, code: `${outcome.code}-x` }]);
      changed.push(['phase', { ...outcome, phase }]);
      changed.push(['result', { result: 'none' }]);
      changed.push(['result', { result: 'credentials', credentials: {} }]);
      break;
    }
    case 'settings':
      changed.push(['result', { result: 'error', code: 'no-region', phase: 'construct' }]);
      for (const name of Object.keys(outcome.settings)) {
        const other = { ...outcome.settings, [name]: 'something else' };
        changed.push([pathOf('settings', name), { ...outcome, settings: other }]);
      }
      break;
    case 'profiles':
      changed.push(['result', { result: 'error', code: 'config-parse-error' }]);
      for (const table of ['profiles', 'ssoSessions', 'services'] as const) {
        const before = outcome[table] ?? {};
        const change = (path: string, after: typeof before) =>
          changed.push([path, { ...outcome, [table]: after }]);
        change(`${table}.a-name-of-many-letters`, { ...before, 'a-name-of-many-letters': {} });
        for (const [name, settings] of Object.entries(before)) {
          const path = pathOf(table, name);
          const { [name]: taken, ...left } = before;
          change(path, left);
          change(pathOf(path, 'another-long-name'), {
            ...left,
            [name]: { ...taken, 'another-long-name': '' },
          });
          for (const [key, value] of Object.entries(settings)) {
            if (typeof value !== 'string') continue;
            const longer = { ...settings, [key]: `${value}x` };
            change(pathOf(path, key), { ...left, [name]: longer });
          }
        }
      }
  }
  return changed;
}

describe('judge', () => {
  it('passes every outcome that equals its expectation', () => {
    fc.assert(
      fc.property(pair, ({ expect: expectation, outcome }) => {
        const verdict = judge(caseOf(expectation), observed(outcome), adapterOf());
        expect(verdict).toMatchObject({ status: 'pass', differences: [], unobserved: [] });
      }),
    );
  });

  it('notices every single change, at its path', () => {
    fc.assert(
      fc.property(pair, (pair) => {
        for (const [path, outcome] of mutations(pair)) {
          const verdict = judge(caseOf(pair.expect), observed(outcome), adapterOf());
          expect(verdict.status).toBe('fail');
          expect(verdict.differences.map((difference) => difference.path)).toContain(path);
        }
      }),
    );
  });

  it('never asks more of an adapter that shows less', () => {
    const shows: Capability[] = [
      'none',
      'error-codes',
      'phases',
      'source',
      'consulted',
      'account-id',
      'expiration',
    ];
    fc.assert(
      fc.property(pair, fc.subarray(shows), (pair, without) => {
        const less = adapterOf(without);
        const perfect = judge(caseOf(pair.expect), observed(pair.outcome), less);
        expect(perfect.status).toBe('pass');
        for (const [, outcome] of mutations(pair)) {
          const judged = judge(caseOf(pair.expect), observed(outcome), adapterOf());
          const weakly = judge(caseOf(pair.expect), observed(outcome), less);
          const paths = judged.differences.map(({ path }) => path);
          expect(paths).toEqual(expect.arrayContaining(weakly.differences.map(({ path }) => path)));
        }
      }),
    );
  });
});
