/** Short ways to write cases, observations and adapters in tests of the judge and the reporters. */
import type { AdapterInfo, Capability, Observation, Outcome } from '../../model/adapter.js';
import type { Case, Expect } from '../../model/case.js';

export const NOW = Date.UTC(2026, 0, 1);

const EVERYTHING: readonly Capability[] = [
  'resolve',
  'parse',
  'session-params',
  'client-params',
  'none',
  'error-codes',
  'phases',
  'source',
  'consulted',
  'account-id',
  'expiration',
];

export function caseOf(expect: Expect, rest: Partial<Case> = {}): Case {
  return {
    id: 'keys-in-env',
    title: 'Keys in the environment are used',
    rules: ['ENV-1'],
    operation: 'resolve',
    given: { params: {}, env: {}, files: {} },
    expect,
    location: { file: 'cases/env/keys.yaml', line: 12, column: 5 },
    ...rest,
  };
}

/** An adapter that can show everything, except for what is taken away. */
export function adapterOf(
  without: readonly Capability[] = [],
  door: AdapterInfo['door'] = 'in-process',
): AdapterInfo {
  const capabilities = new Set(EVERYTHING.filter((each) => !without.includes(each)));
  return { name: 'widget', version: '1.0', language: 'cobol', door, capabilities };
}

/** An adapter behind a command that prints credentials or fails, and says nothing else. */
export const BARE: AdapterInfo = {
  ...adapterOf([], 'exec'),
  capabilities: new Set<Capability>(['resolve']),
};

export function observed(
  outcome: Outcome,
  rest: Partial<Extract<Observation, { kind: 'outcome' }>> = {},
): Observation {
  return { kind: 'outcome', outcome, now: NOW, activity: [], durationMs: 5, ...rest };
}
