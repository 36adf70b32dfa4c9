import { expect, it } from 'vitest';
import { judge } from '../judge/index.js';
import { adapterOf, caseOf, observed } from '../judge/testing/builders.js';
import type { RequestActivity } from '../model/adapter.js';
import { entryOf } from './entry.js';

const ASSUME: RequestActivity = {
  kind: 'request',
  service: 'sts',
  operation: 'AssumeRole',
  method: 'POST',
  url: 'https://sts.eu-west-1.amazonaws.com/',
  params: { Action: 'AssumeRole', Version: '2011-06-15', RoleArn: 'arn:a', Policy: 'x'.repeat(99) },
  signature: { accessKeyId: 'AKIDENV', region: 'eu-west-1', service: 'sts', valid: true },
};

function told(activity: readonly RequestActivity[]) {
  const verdict = judge(
    caseOf({ none: true }),
    observed({ result: 'error' }, { activity }),
    adapterOf(),
  );
  return entryOf(verdict, (id) => id);
}

const asked = (...activity: RequestActivity[]) => told(activity).asked;

it('keeps the requests in full for programs', () => {
  const inFull = ({ kind: _, ...request }: RequestActivity) => request;
  expect(told([ASSUME]).requests).toEqual([inFull(ASSUME)]);
  expect(told([])).not.toHaveProperty('requests');
});

it('tells the world without its empty parts', () => {
  const testCase = caseOf(
    { none: true },
    { given: { params: {}, env: { HOME: '/h' }, files: {}, now: '2026-01-01T00:00:00Z' } },
  );
  const verdict = judge(testCase, observed({ result: 'none' }), adapterOf());
  expect(entryOf(verdict, (id) => id).given).toEqual({
    env: { HOME: '/h' },
    now: '2026-01-01T00:00:00Z',
  });
});

it('tells a failed case with each request, who signed it and what was in its body', () => {
  const invalid = { ...ASSUME.signature!, valid: false };
  const elsewhere: RequestActivity = {
    kind: 'request',
    service: 'example.com',
    method: 'GET',
    url: 'http://example.com/?a=b',
    params: { a: 'b' },
  };
  expect(asked(ASSUME, { ...ASSUME, params: {}, signature: invalid }, elsewhere)).toEqual([
    'sts AssumeRole: POST https://sts.eu-west-1.amazonaws.com/, signed by AKIDENV, RoleArn=arn:a, ' +
      `Policy=${'x'.repeat(60)}…`,
    'sts AssumeRole: POST https://sts.eu-west-1.amazonaws.com/, ' +
      'signed by AKIDENV with another secret than its own',
    'example.com: GET http://example.com/?a=b',
  ]);
});
