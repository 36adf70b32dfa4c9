/** The request to the credentials endpoint of a container. Follows spec/CONT.md. */
import type { Session } from '../session.js';
import { reachable } from '../urls.js';
import { FileError, NetworkError } from '../world.js';
import { fitsHeader } from './header.js';
import { parseJson } from './json.js';

export const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
export const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const TOKEN = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';

const RELATIVE_BASE = 'http://169.254.170.2';
const ALLOWED_HOSTS: ReadonlySet<string> = new Set([
  '169.254.170.2',
  '169.254.170.23',
  'fd00:ec2::23',
  'localhost',
]);
const ATTEMPTS = 3;
/** All in ms. */
const PAUSE = 1000;
const TIMEOUT = 2000;

/** The JSON value that the endpoint at `url` answers. Throws ResolutionError. */
export async function fetchContainerDocument(session: Session, url: string): Promise<unknown> {
  const { world, decisions } = session;
  const headers = { accept: 'application/json', ...authorization(session) };
  checkUrl(session, url);
  let failure = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const document = await attemptOnce(session, url, headers);
    if (!(document instanceof Failure)) return document.value;
    failure = document.reason;
    decisions.follow('CONT-9', `attempt ${attempt} of ${ATTEMPTS}: ${failure}`);
    await world.sleep(PAUSE);
  }
  return decisions.fail(
    'CONT-10',
    'credential-retrieval-failed',
    `the container's credentials cannot be fetched: ${failure}`,
  );
}

/** An attempt that another one may mend. The reason never shows what was answered: it may hold a secret. */
class Failure {
  constructor(readonly reason: string) {}
}

async function attemptOnce(
  session: Session,
  url: string,
  headers: Record<string, string>,
): Promise<Failure | { readonly value: unknown }> {
  session.decisions.follow('CONT-3', `GET ${url}`);
  const address =
    reachable(url) ??
    session.decisions.fail('CONT-18', 'connection-failed', `the port of ${url} is none`);
  let status: number;
  let bytes: ArrayBuffer;
  try {
    session.decisions.follow('CONT-17', `waiting for ${TIMEOUT} ms`);
    const request = new Request(address, { headers });
    const response = await session.world.fetch(request, { timeout: TIMEOUT });
    status = response.status;
    bytes = await response.arrayBuffer();
  } catch (error) {
    if (error instanceof NetworkError) return new Failure(error.kind);
    throw error;
  }
  const text = decode(session, bytes);
  if (status !== 200) return new Failure(`status ${status}`);
  const value = parseJson(text);
  return value === undefined ? new Failure('the answer is no JSON') : { value };
}

function decode(session: Session, bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return session.decisions.fail(
      'CONT-11',
      'invalid-utf8',
      'the answer of the container is not UTF-8',
    );
  }
}

/** Where the credentials are. The relative URI goes before the full one, even if it is empty. */
export function containerUrl(session: Session): string {
  const { world, decisions } = session;
  const relative = world.env.get(RELATIVE);
  const url = relative === undefined ? (world.env.get(FULL) ?? '') : RELATIVE_BASE + relative;
  decisions.follow(
    'CONT-2',
    relative === undefined ? 'the URI is given in full' : 'the URI is relative',
  );
  return url;
}

/** Fails with `invalid-value` for a host that may not be asked. */
function checkUrl({ decisions }: Session, url: string): void {
  const parts = /^(?<scheme>[a-z][a-z\d+.-]*):\/\/(?:[^@/?#]*@)?(?<host>\[[^\]]*\]|[^:/?#]*)/i.exec(
    url,
  )?.groups;
  const host = (parts?.['host'] ?? '').replace(/^\[|\]$/g, '').toLowerCase();
  const scheme = parts?.['scheme']?.toLowerCase();
  if (scheme === 'https') {
    decisions.follow('CONT-7', 'https may lead to any host');
    return;
  }
  if (ALLOWED_HOSTS.has(host) || isLoopback(host)) {
    decisions.follow('CONT-8', `${host} is allowed without https`);
    if (scheme === 'http') return;
    decisions.fail('CONT-18', 'connection-failed', `nobody can be asked by ${scheme}`);
  }
  decisions.fail('CONT-8', 'invalid-value', `"${host}" is no host that may be asked without https`);
}

/** 127.0.0.0/8 as four plain numbers, or ::1. */
function isLoopback(host: string): boolean {
  if (/^(0{0,4}:){2,7}0{0,3}1$/.test(host)) return true;
  const parts = host.split('.');
  const numbers = parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  return parts.length === 4 && numbers && parts[0] === '127';
}

function authorization(session: Session): Record<string, string> {
  const { world, decisions } = session;
  const path = world.env.get(TOKEN_FILE);
  const token = path === undefined ? world.env.get(TOKEN) : readToken(session, path);
  if (token === undefined) return {};
  decisions.follow('CONT-4', `the token stands in ${path === undefined ? TOKEN : TOKEN_FILE}`);
  if (/[\r\n]/.test(token)) {
    decisions.fail(
      'CONT-6',
      'invalid-value',
      'the authorization token has a line end, which no header can hold',
    );
  }
  decisions.follow('CONT-19', 'looking whether a header can hold the token');
  if (!fitsHeader(token)) {
    decisions.fail('CONT-19', 'connection-failed', 'no header can hold the authorization token');
  }
  return { authorization: token };
}

function readToken(session: Session, path: string): string {
  const { world, decisions } = session;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      world.files.read(path),
    );
  } catch (error) {
    if (error instanceof FileError) {
      const code = error.code === 'ENOENT' ? 'file-not-found' : 'file-not-readable';
      return decisions.fail(
        'CONT-5',
        code,
        `the token file "${path}" cannot be read: ${error.code}`,
      );
    }
    if (error instanceof TypeError) {
      return decisions.fail('CONT-5', 'invalid-utf8', `the token file "${path}" is not UTF-8`);
    }
    throw error;
  }
}
