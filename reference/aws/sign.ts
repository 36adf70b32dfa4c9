/** Signature Version 4 of one request, by the library of the JavaScript SDK. */
import type { Credentials } from '../outcome.js';

export interface UnsignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The headers of a signed request, those given included. `now` in ms since the epoch.
 * A key without secret is signed with an empty one, as the header cannot say that there is none.
 */
export async function signRequest(
  request: UnsignedRequest,
  scope: { readonly service: string; readonly region: string; readonly now: number },
  credentials: Credentials,
): Promise<Record<string, string>> {
  // Loaded here because most worlds never sign anything, and the library is slow to start.
  const [{ SignatureV4 }, { Sha256 }] = await Promise.all([
    import('@smithy/signature-v4'),
    import('@aws-crypto/sha256-js'),
  ]);
  const signer = new SignatureV4({
    service: scope.service,
    region: scope.region,
    sha256: Sha256,
    // The body is a form: its hash goes into the signature, but not into a header.
    applyChecksum: false,
    credentials: {
      accessKeyId: credentials.accessKeyId ?? '',
      secretAccessKey: credentials.secretAccessKey ?? '',
      ...(credentials.sessionToken === undefined ? {} : { sessionToken: credentials.sessionToken }),
    },
  });
  const { url } = request;
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { ...request.headers, host: url.host },
      body: request.body,
    },
    { signingDate: new Date(scope.now) },
  );
  return signed.headers;
}
