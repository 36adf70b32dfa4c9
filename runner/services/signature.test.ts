import { describe, expect, it } from 'vitest';
import type { Given } from '../model/case.js';
import { callOf } from './call.js';
import { secretsIn } from './keys.js';
import { verify } from './signature.js';
import { givenOf } from './testing/worlds.js';

/** As boto3 1.44.5 sent it, with the secret `s/e+c r`. */
const HEADERS = {
  'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  'x-amz-date': '20261123T143955Z',
  'x-amz-security-token': 'tok',
  authorization:
    'AWS4-HMAC-SHA256 Credential=AKIDENV/20261123/eu-west-1/sts/aws4_request, ' +
    'SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, ' +
    'Signature=1b6d7376672da140f474a3991604601456c1c189e3df5302e536d74853ffe50a',
};
const BODY =
  'Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole' +
  '%2F%C3%84+b&RoleSessionName=se%3Dss';
const RIGHT = { accessKeyId: 'AKIDENV', region: 'eu-west-1', service: 'sts', valid: true };
const WRONG = { ...RIGHT, valid: false };
const IN_ENV = {
  env: { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 's/e+c r', OTHER: 'x' },
};

async function verified(
  world: Partial<Given>,
  { headers = {}, body = BODY, url = 'http://127.0.0.1:8123/' } = {},
) {
  const all = { ...HEADERS, ...headers };
  const request = new Request(url, { method: 'POST', headers: all, body });
  return verify(await callOf(request), secretsIn(givenOf(world)));
}

describe('a signature', () => {
  it('is right when the secret is the one beside the access key', async () => {
    expect(await verified(IN_ENV)).toEqual(RIGHT);
  });

  it('may cover the length of the body', async () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKIDENV/20261123/eu-west-1/sts/aws4_request, ' +
      'SignedHeaders=content-length;content-type;host;x-amz-date;x-amz-security-token, ' +
      'Signature=72b77f7d9785177e0883085aaf834c5cd89473299a0888f7786d0ef594bbd36d';
    expect(await verified(IN_ENV, { headers: { authorization } })).toEqual(RIGHT);
  });

  it.each([
    ['another body', { body: BODY.replace('se%3Dss', 'other') }],
    ['another host', { url: 'http://127.0.0.1:8124/' }],
    ['another path', { url: 'http://127.0.0.1:8123/x' }],
    ['another query', { url: 'http://127.0.0.1:8123/?x=1' }],
    ['another time', { headers: { 'x-amz-date': '20261123T143956Z' } }],
    ['no time', { headers: { 'x-amz-date': '' } }],
    ['another token', { headers: { 'x-amz-security-token': 'other' } }],
    ['another type', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ])('is wrong for %s', async (_, change) => {
    expect(await verified(IN_ENV, change)).toEqual(WRONG);
  });

  it.each([
    ['the secret is another', { env: { ...IN_ENV.env, AWS_SECRET_ACCESS_KEY: 'other' } }],
    [
      'the secret belongs to another access key',
      {
        env: { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'other' },
        params: { session: { accessKeyId: 'AKIDARG', secretAccessKey: 's/e+c r' } },
      },
    ],
    ['the access key is unknown', { env: { AWS_SECRET_ACCESS_KEY: 's/e+c r' } }],
  ])('is wrong when %s', async (_, world) => {
    expect(await verified(world)).toEqual(WRONG);
  });

  it.each([
    ['AWS4-HMAC-SHA256 nonsense', { accessKeyId: '', region: '', service: '', valid: false }],
    ['AWS4-ECDSA-P256-SHA256 x', { accessKeyId: '', region: '', service: '', valid: false }],
    [HEADERS.authorization.replace('host;', ''), WRONG],
    [HEADERS.authorization.replace('1b6d', '2b6d'), WRONG],
    [HEADERS.authorization.replace(/, Signature.*/, ''), WRONG],
    [HEADERS.authorization.replace('/sts/', '/sso/'), { ...WRONG, service: 'sso' }],
    ['Bearer token', undefined],
    ['', undefined],
  ])('%j is %j', async (authorization, expected) => {
    expect(await verified(IN_ENV, { headers: { authorization } })).toEqual(expected);
  });
});

describe('the secret of an access key is found in', () => {
  const ini = '[other]\na = AKIDENV\nb = x\n[default]\nkey = AKIDENV\nsecret:  s/e+c r \n';
  it.each<[string, Partial<Given>]>([
    ['params', { params: { client: { accessKeyId: 'AKIDENV', secretAccessKey: 's/e+c r' } } }],
    ['a section of a file', { files: { '~/.aws/credentials': { text: ini } } }],
    ['a file in bytes', { files: { '~/x': { base64: Buffer.from(ini).toString('base64') } } }],
    [
      'a file with a comment behind the value',
      { files: { '~/x': { text: 'a=AKIDENV ; mine\nb=s/e+c r # mine' } } },
    ],
    [
      'a file of JSON',
      { files: { '~/x.json': { text: '{"accessToken":{"a":"AKIDENV","b":"s/e+c r"}}' } } },
    ],
    [
      'what a command prints',
      { commands: [{ argv: ['x'], stdout: '{"AccessKeyId":"AKIDENV","Secret":"s/e+c r"}' }] },
    ],
    [
      'an answer',
      { imds: { credentials: [{ accessKeyId: 'AKIDENV', secretAccessKey: 's/e+c r' }] } },
    ],
    ['a raw answer of JSON', { imds: { credentials: { json: { A: 'AKIDENV', S: 's/e+c r' } } } }],
    ['a raw answer of XML', { sts: { AssumeRole: { body: '<A>AKIDENV</A><S>s/e+c r</S>' } } }],
  ])('%s', async (_, world) => {
    expect(await verified(world)).toEqual(RIGHT);
  });

  it('no other section of the file', async () => {
    const text = '[a]\nkey = AKIDENV\nsecret = x\n[b]\nkey = AKIDFILE\nsecret = s/e+c r\n';
    expect(await verified({ files: { '~/.aws/credentials': { text } } })).toEqual(WRONG);
  });
});
