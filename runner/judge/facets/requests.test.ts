import { describe, expect, it } from 'vitest';
import type { RequestActivity } from '../../model/adapter.js';
import type { Expect } from '../../model/case.js';
import { judge } from '../judge.js';
import { adapterOf, caseOf, observed } from '../testing/builders.js';

type Expected = NonNullable<Expect['requests']>;

const TOKEN: RequestActivity = {
  kind: 'request',
  service: 'imds',
  operation: 'token',
  method: 'PUT',
  url: 'http://169.254.169.254/latest/api/token',
  headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' },
};
const ROLES: RequestActivity = {
  kind: 'request',
  service: 'imds',
  operation: 'roles',
  method: 'GET',
  url: 'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
};
const ASSUME: RequestActivity = {
  kind: 'request',
  service: 'sts',
  operation: 'AssumeRole',
  method: 'POST',
  url: 'https://sts.eu-west-1.amazonaws.com/',
  params: { RoleArn: 'arn:aws:iam::123456789012:role/A', RoleSessionName: 'botocore-session-7' },
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  signature: { accessKeyId: 'AKIDENV', region: 'eu-west-1', service: 'sts', valid: true },
};

function differences(requests: Expected, made: readonly RequestActivity[], info = adapterOf()) {
  const seen = observed({ result: 'none' }, { activity: made });
  return judge(caseOf({ none: true, requests }), seen, info).differences;
}

describe('expected requests', () => {
  it('pass when all were made, in order, with what is stated of them', () => {
    const requests: Expected = [
      {
        service: 'imds',
        operation: 'token',
        path: '/latest/api/token',
        headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' },
      },
      {
        service: 'sts',
        operation: 'AssumeRole',
        params: { RoleArn: true, RoleSessionName: { pattern: 'botocore-session-\\d+' } },
        forbidParams: ['DurationSeconds'],
        forbidHeaders: ['x-amz-security-token'],
        signedBy: 'AKIDENV',
        region: 'eu-west-1',
        host: 'sts.eu-west-1.amazonaws.com',
      },
    ];
    expect(differences(requests, [TOKEN, ASSUME])).toEqual([]);
    expect(differences([], [])).toEqual([]);
  });

  it('fail by path where a request is another than stated', () => {
    const requests: Expected = [
      {
        service: 'sts',
        operation: 'AssumeRole',
        path: '/sts',
        params: { RoleArn: 'arn:b', ExternalId: true, RoleSessionName: { pattern: 'session' } },
        forbidParams: ['RoleSessionName'],
        headers: { accept: 'text/xml' },
        forbidHeaders: ['content-type'],
        signedBy: 'AKIDFILE',
        region: 'us-east-1',
        host: 'sts.amazonaws.com',
      },
    ];
    expect(differences(requests, [ASSUME])).toMatchInlineSnapshot(`
      [
        {
          "actual": "/",
          "expected": "/sts",
          "path": "requests[0].path",
        },
        {
          "actual": "arn:aws:iam::123456789012:role/A",
          "expected": "arn:b",
          "path": "requests[0].params.RoleArn",
        },
        {
          "actual": undefined,
          "expected": "any value",
          "path": "requests[0].params.ExternalId",
        },
        {
          "actual": "botocore-session-7",
          "expected": "session",
          "path": "requests[0].params.RoleSessionName",
        },
        {
          "actual": "botocore-session-7",
          "expected": undefined,
          "path": "requests[0].params.RoleSessionName",
        },
        {
          "actual": undefined,
          "expected": "text/xml",
          "path": "requests[0].headers.accept",
        },
        {
          "actual": "application/x-www-form-urlencoded",
          "expected": undefined,
          "path": "requests[0].headers.content-type",
        },
        {
          "actual": "AKIDENV",
          "expected": "AKIDFILE",
          "path": "requests[0].signedBy",
        },
        {
          "actual": "eu-west-1",
          "expected": "us-east-1",
          "path": "requests[0].region",
        },
        {
          "actual": "sts.eu-west-1.amazonaws.com",
          "expected": "sts.amazonaws.com",
          "path": "requests[0].host",
        },
      ]
    `);
  });

  it('tell one request too many by its text, at its place', () => {
    const requests: Expected = [{ service: 'imds', operation: 'token' }, { service: 'sts' }];
    expect(differences(requests, [TOKEN, ROLES, ASSUME])).toEqual([
      {
        path: 'requests[1]',
        expected: undefined,
        actual: 'imds roles GET /latest/meta-data/iam/security-credentials/',
      },
    ]);
    expect(differences([], [TOKEN])).toEqual([
      { path: 'requests[0]', expected: undefined, actual: 'imds token PUT /latest/api/token' },
    ]);
  });

  it('tell a missing request, at its place', () => {
    const requests: Expected = [
      { service: 'imds', operation: 'token', times: 2 },
      { service: 'sts', operation: 'AssumeRole' },
    ];
    expect(differences(requests, [TOKEN, ASSUME])).toEqual([
      { path: 'requests[1]', expected: 'imds token', actual: undefined },
    ]);
    expect(differences(requests, [TOKEN, TOKEN])).toEqual([
      { path: 'requests[2]', expected: 'sts AssumeRole', actual: undefined },
    ]);
  });

  it('tell a request of another service as what was made instead', () => {
    expect(differences([{ service: 'sts', operation: 'AssumeRole' }], [TOKEN])).toEqual([
      {
        path: 'requests[0]',
        expected: 'sts AssumeRole',
        actual: 'imds token PUT /latest/api/token',
      },
    ]);
  });

  it('count retries as requests', () => {
    const requests: Expected = [{ service: 'sts', operation: 'AssumeRole', times: 3 }];
    expect(differences(requests, [ASSUME, ASSUME, ASSUME])).toEqual([]);
    expect(differences(requests, [ASSUME, ASSUME])).toEqual([
      { path: 'requests[2]', expected: 'sts AssumeRole', actual: undefined },
    ]);
    expect(differences(requests, [ASSUME, ASSUME, ASSUME, ASSUME])).toEqual([
      { path: 'requests[3]', expected: undefined, actual: 'sts AssumeRole POST /' },
    ]);
  });

  it('fail for a wrong signature although nobody asked who signed', () => {
    const forged = { ...ASSUME, signature: { ...ASSUME.signature!, valid: false } };
    expect(differences([{ service: 'sts' }], [forged])).toEqual([
      { path: 'requests[0].signature', expected: 'valid', actual: 'invalid' },
    ]);
  });

  it('fail for a signature that sts would refuse because it is for another service', () => {
    const elsewhere = { ...ASSUME, signature: { ...ASSUME.signature!, service: 'iam' } };
    expect(differences([{ service: 'sts' }], [elsewhere])).toEqual([
      { path: 'requests[0].signature.service', expected: 'sts', actual: 'iam' },
    ]);
    const host = { ...elsewhere, service: 'iam.amazonaws.com' };
    expect(differences([{ service: 'iam.amazonaws.com' }], [host])).toEqual([]);
  });

  it('fail for a wrong proof although nobody asked for one', () => {
    const requests: Expected = [{ service: 'sts' }];
    expect(differences(requests, [{ ...ASSUME, proof: 'valid' }])).toEqual([]);
    expect(differences(requests, [{ ...ASSUME, proof: 'wrong-url' }])).toEqual([
      { path: 'requests[0].proof', expected: 'valid', actual: 'wrong-url' },
    ]);
  });

  it('tell unsigned from signed', () => {
    expect(differences([{ service: 'imds', signedBy: 'unsigned' }], [TOKEN])).toEqual([]);
    expect(differences([{ service: 'imds', signedBy: 'AKIDENV' }], [TOKEN])).toEqual([
      { path: 'requests[0].signedBy', expected: 'AKIDENV', actual: 'unsigned' },
    ]);
  });

  it('do not judge the host of a process behind a redirect', () => {
    const redirected = { ...ASSUME, url: 'http://127.0.0.1:4711/' };
    const requests: Expected = [{ service: 'sts', host: 'sts.eu-west-1.amazonaws.com' }];
    expect(differences(requests, [redirected], adapterOf([], 'exec'))).toEqual([]);
    expect(differences(requests, [redirected])).toHaveLength(1);
    const routed = {
      ...adapterOf([], 'stdio'),
      capabilities: new Set(['resolve', 'none', 'routes'] as const),
    };
    expect(differences(requests, [redirected], routed)).toHaveLength(1);
  });

  it('do not match a pattern by a part of the value', () => {
    for (const pattern of ['botocore', 'session', 'x|\\d', '\\d']) {
      const requests: Expected = [{ service: 'sts', params: { RoleSessionName: { pattern } } }];
      expect(differences(requests, [ASSUME])).toEqual([
        {
          path: 'requests[0].params.RoleSessionName',
          expected: pattern,
          actual: 'botocore-session-7',
        },
      ]);
    }
  });
});
