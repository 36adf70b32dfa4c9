/** Signature Version 4 of one request, by the library of the JavaScript SDK. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface UnsignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The headers of a signed request, those given included. `now` in ms since the epoch.
 */
export async function signRequest(
  request: UnsignedRequest,
  scope: { readonly service: string; readonly region: string; readonly now: number },
  keys: SigningKeys,
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
    credentials: keys,
  });
  const { url } = request;
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { ...request.headers, host: url.host },
      body: request.body,
    },
    { signingDate: new Date(scope.now) },
  );
  return signed.headers;
}
