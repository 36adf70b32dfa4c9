import { expect, it } from 'vitest';
import type { Case } from '../model/case.js';
import { questionOf } from './question.js';

const testCase: Case = {
  id: 'env-keys',
  title: 'Keys in the environment',
  rules: ['ENV-1'],
  operation: 'resolve',
  given: { params: {}, env: { AWS_ACCESS_KEY_ID: 'AKIDENV' }, files: {} },
  expect: { none: true, forbids: ['imds', 'command', '~/.aws/config', 'sso-oidc'] },
  location: { file: 'cases/env/keys.yaml', line: 4, column: 5 },
};

it('asks for the world of the case and sets traps for the services that it forbids', () => {
  expect(questionOf(testCase, 500)).toEqual({
    operation: 'resolve',
    given: testCase.given,
    traps: ['imds', 'sso-oidc'],
    timeoutMs: 500,
  });
});

it('sets traps for all services where the requests are listed', () => {
  const listed: Case = { ...testCase, expect: { none: true, requests: [] } };
  expect(questionOf(listed, 500).traps).toContain('container');
  expect(questionOf(listed, 500).traps).toHaveLength(6);
});

it('lets nothing of the expectation through but those names', () => {
  const secretive = { ...testCase, expect: { error: 'profile-not-found' } } as const;
  expect(JSON.stringify(questionOf(secretive, 1))).not.toContain('profile-not-found');
});
