/** A request as the services see it: read once, with its parameters. */

export interface Call {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case; what belongs to the connection and not to the request is left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Of the query, the form and the JSON body. */
  readonly params: Readonly<Record<string, string>>;
}

const OF_THE_CONNECTION = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

const calls = new WeakMap<Request, Promise<Call>>();

/** Reads `request` without using up its body; the same request is read only once. */
export function callOf(request: Request): Promise<Call> {
  let call = calls.get(request);
  if (call === undefined) {
    call = read(request.clone());
    calls.set(request, call);
  }
  return call;
}

async function read(request: Request): Promise<Call> {
  const url = new URL(request.url);
  const headers = Object.fromEntries(
    [...request.headers].filter(([name]) => !OF_THE_CONNECTION.has(name)),
  );
  const body = new Uint8Array(await request.arrayBuffer());
  const params = [...url.searchParams, ...bodyParams(headers['content-type'] ?? '', body)];
  return { method: request.method, url, headers, body, params: Object.fromEntries(params) };
}

/** Values that are no texts are given as JSON. A body that cannot be read has no parameters. */
function bodyParams(contentType: string, body: Uint8Array): Iterable<readonly [string, string]> {
  if (body.length === 0) return [];
  const text = new TextDecoder().decode(body);
  if (contentType.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(text);
  if (!contentType.startsWith('application/json')) return [];
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, field]: [string, unknown]) => [
    name,
    typeof field === 'string' ? field : JSON.stringify(field),
  ]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
