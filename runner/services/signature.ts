/** Verifies Signature Version 4 of a request with the secrets that its world knows. */
import type { Signature } from '../model/adapter.js';
import type { Call } from './call.js';

const HEADER = /^AWS4-HMAC-SHA256\s+(.*)$/s;
const SCOPE = /^(.*)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/s;
const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * Who signed `call`, and whether the signature is right; undefined for an unsigned one. The time is
 * the one that the request states, so the clocks need not agree. A header that pretends to be a
 * signature and is none is an invalid signature by nobody.
 */
export async function verify(
  call: Call,
  secretsOf: (accessKeyId: string) => ReadonlySet<string>,
): Promise<Signature | undefined> {
  const authorization = inUtf8(call.headers['authorization'] ?? '');
  if (!authorization.startsWith('AWS4-')) return undefined;

  const parts = new Map(
    (HEADER.exec(authorization)?.[1] ?? '').split(/,\s*/).map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  const [, accessKeyId = '', , region = '', service = ''] =
    SCOPE.exec(parts.get('Credential') ?? '') ?? [];
  const signer = { accessKeyId, region, service };
  const signed = (parts.get('SignedHeaders') ?? '').split(';');
  if (!signed.includes('host')) return { ...signer, valid: false };

  for (const secret of secretsOf(accessKeyId)) {
    const right = await authorizationFor(call, signed, signer, secret);
    if (right?.endsWith(`Signature=${parts.get('Signature')}`)) return { ...signer, valid: true };
  }
  return { ...signer, valid: false };
}

async function authorizationFor(
  call: Call,
  signed: readonly string[],
  { accessKeyId, region, service }: Omit<Signature, 'valid'>,
  secretAccessKey: string,
): Promise<string | undefined> {
  const date = DATE.exec(call.headers['x-amz-date'] ?? '');
  if (date === null) return undefined;
  const [, year, month, day, hour, minute, second] = date;
  // Most worlds are never asked for a signature; they need not load the signer.
  const { SignatureV4 } = await import('@smithy/signature-v4');
  const { Sha256 } = await import('@aws-crypto/sha256-js');
  const credentials = { accessKeyId, secretAccessKey };
  const signer = new SignatureV4({
    credentials,
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
  });

  const all: Readonly<Record<string, string>> = {
    ...call.headers,
    host: call.url.host,
    // A call has no headers of the connection, but some SDKs sign this one.
    'content-length': String(call.body.length),
  };
  const headers = Object.fromEntries(signed.map((name) => [name, inUtf8(all[name] ?? '')]));
  const request = {
    method: call.method,
    protocol: call.url.protocol,
    hostname: call.url.hostname,
    path: call.url.pathname,
    query: queryOf(call.url),
    headers,
    body: call.body,
  };
  const result = await signer.sign(request, {
    signingDate: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    signableHeaders: new Set(signed),
  });
  return result.headers['authorization'];
}

/** What was signed as text: the bytes of a header, each a character, are UTF-8 unless they cannot be. */
function inUtf8(header: string): string {
  const text = Buffer.from(header, 'latin1').toString();
  return text.includes('\ufffd') ? header : text;
}

function queryOf(url: URL): Record<string, string[]> {
  const names = [...new Set(url.searchParams.keys())];
  return Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)]));
}
