import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { callOf } from './call.js';
import { verifyProof } from './proof.js';

const URL = 'https://eu-west-1.signin.aws.amazon.com/v1/token';

function newKey(): { readonly key: KeyObject; readonly other: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { key: privateKey, other: publicKey };
}

const ours = newKey();
const theirs = newKey();

interface Change {
  readonly header?: object;
  readonly payload?: object;
  readonly jwk?: KeyObject;
  readonly key?: KeyObject;
}

async function proofOf({ header, payload, jwk = ours.other, key = ours.key }: Change = {}) {
  const claims = { htm: 'POST', htu: URL, iat: 1, jti: 'x', ...payload };
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: await exportJWK(jwk), ...header })
    .sign(key);
}

/** The world has our key in a file of JSON, in the format `type`. */
async function verified(dpop: string | undefined, type: 'sec1' | 'pkcs8' = 'sec1') {
  const pem = ours.key.export({ format: 'pem', type });
  const headers = dpop === undefined ? {} : { dpop };
  const request = new Request(`${URL}?a=b`, { method: 'POST', headers, body: '{}' });
  const files = { '~/.aws/login/cache/x.json': { text: JSON.stringify({ dpopKey: pem }) } };
  return verifyProof(await callOf(request), files);
}

describe('a proof', () => {
  it('is valid when the key of the login signed it for this request', async () => {
    expect(await verified(await proofOf())).toBe('valid');
    expect(await verified(await proofOf(), 'pkcs8')).toBe('valid');
  });

  it('may be missing', async () => {
    expect(await verified(undefined)).toBeUndefined();
  });

  it.each<[string, Change]>([
    ['malformed', { header: { typ: 'JWT' } }],
    ['malformed', { header: { jwk: undefined } }],
    ['malformed', { jwk: ours.key }],
    ['malformed', { payload: { jti: undefined } }],
    ['malformed', { payload: { iat: undefined } }],
    ['malformed', { payload: { iat: Date.UTC(2026, 0) } }],
    ['unknown-key', { jwk: theirs.other, key: theirs.key }],
    ['wrong-signature', { key: theirs.key }],
    ['wrong-method', { payload: { htm: 'GET' } }],
    ['wrong-url', { payload: { htu: `${URL}?a=b` } }],
    ['wrong-url', { payload: { htu: URL.replace('https', 'http') } }],
  ])('is %s for %j', async (expected, change) => {
    expect(await verified(await proofOf(change))).toBe(expected);
  });

  it.each(['', 'x', 'a.b.c'])('%j is malformed', async (text) => {
    expect(await verified(text)).toBe('malformed');
  });
});
