/** The proof that a request comes from whoever logged in (RFC 9449). Follows spec/LOGIN.md. */
import { createPrivateKey, createPublicKey, randomUUID, type KeyObject } from 'node:crypto';
import type { Session } from '../session.js';

/**
 * Four characters for three bytes each, and after them nothing, or some with what fills them up. Like Python's
 * decoder, which passes over what is no base64 and what is filled up too much, but misses what is not filled up.
 */
const BASE64 = /^(?:[^=]{4})*(?:[^=]{2}==|[^=]{3}=|=*$)/;

/** The private key of a token. Fails with `login-token-load-failed`, `invalid-type` or `invalid-value`. */
export function privateKey({ decisions }: Session, written: unknown): KeyObject {
  if (typeof written !== 'string') {
    return decisions.fail('LOGIN-11', 'invalid-type', 'dpopKey is no text');
  }
  const lines = written.split(/\r\n|\r|\n/).filter((line) => !/^-----(BEGIN|END)/.test(line));
  const base64 = lines.join('').replace(/[^A-Za-z0-9+/=]/g, '');
  if (!BASE64.test(base64)) {
    return decisions.fail('LOGIN-11', 'login-token-load-failed', 'dpopKey is no base64');
  }
  const key = Buffer.from(base64, 'base64');
  for (const type of ['sec1', 'pkcs8'] as const) {
    try {
      return createPrivateKey({ key, format: 'der', type });
    } catch {
      // Then it is of the other type, or no key at all.
    }
  }
  return decisions.fail('LOGIN-11', 'invalid-value', 'dpopKey is no private key');
}

/** The header `DPoP` for a POST to `url`. `now` in ms since the epoch. */
export async function dpopProof(key: KeyObject, url: string, now: number): Promise<string> {
  // A console login is rare, and the library large.
  const { SignJWT } = await import('jose');
  const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' });
  return new SignJWT({ htm: 'POST', htu: url, iat: Math.floor(now / 1000), jti: randomUUID() })
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'dpop+jwt',
      jwk: { kty: kty!, crv: crv!, x: x!, y: y! },
    })
    .sign(key);
}
