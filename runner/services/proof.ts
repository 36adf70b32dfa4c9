/** Verifies a DPoP proof: a token that shows that its sender has the key of the login. */
import { createPublicKey } from 'node:crypto';
import type { Proof } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import type { Call } from './call.js';

const PEM = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----/gs;

/**
 * What the proof of `call` is worth; undefined if it has none. It must be a JWT of its own type that
 * is signed with ES256 by a private key of the world's files, for this method and this URL.
 */
export async function verifyProof(call: Call, files: Given['files']): Promise<Proof | undefined> {
  const token = call.headers['dpop'];
  if (token === undefined) return undefined;
  // Only console login sends proofs; other worlds need not load the library.
  const { EmbeddedJWK, decodeProtectedHeader, jwtVerify } = await import('jose');
  try {
    const { typ, jwk } = decodeProtectedHeader(token);
    if (typ !== 'dpop+jwt' || jwk === undefined || 'd' in jwk) return 'malformed';
    const own = publicKeys(files).some(({ x, y }) => x === jwk.x && y === jwk.y);
    if (!own) return 'unknown-key';
  } catch {
    return 'malformed';
  }
  try {
    const { payload } = await jwtVerify(token, EmbeddedJWK, { algorithms: ['ES256'] });
    if (typeof payload.jti !== 'string' || !isTime(payload.iat)) return 'malformed';
    if (payload['htm'] !== call.method) return 'wrong-method';
    const { origin, pathname } = call.url;
    return payload['htu'] === origin + pathname ? 'valid' : 'wrong-url';
  } catch {
    return 'wrong-signature';
  }
}

/** Seconds since 1970. No clocks are compared, but a time after the year 9999 is in another unit. */
function isTime(iat: unknown): boolean {
  return typeof iat === 'number' && iat < Date.UTC(10_000, 0) / 1000;
}

/** Of every private key in the text of a file; in JSON, line ends are written as `\n`. */
function publicKeys(
  files: Given['files'],
): readonly { readonly x?: string; readonly y?: string }[] {
  const texts = Object.values(files).map(({ text = '' }) => text.replaceAll('\\n', '\n'));
  return texts
    .flatMap((text) => text.match(PEM) ?? [])
    .flatMap((pem) => {
      try {
        return [createPublicKey(pem).export({ format: 'jwk' })];
      } catch {
        return [];
      }
    });
}
