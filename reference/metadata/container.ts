/** The request to the credentials endpoint of a container. Follows spec/CONT.md. */
import { isIPv4 } from 'node:net';
import type { Session } from '../session.js';
import { endpointFault, reachable, withScheme } from '../urls.js';
import { decodeUtf8 } from '../utf8.js';
import { FileError, NetworkError } from '../world.js';
import { exchange } from './exchange.js';
import { fitsHeader } from './header.js';
import { parseJson } from './json.js';

export const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
export const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const TOKEN = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';

const RELATIVE_BASE = 'http://169.254.170.2';
/** The scheme and the host of a URI in lower case. What is before an @ is neither. */
const SCHEME_AND_HOST = /^([a-z][a-z\d+.-]*):\/\/(?:[^/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/;
const ALLOWED_HOSTS: ReadonlySet<string> = new Set([
  '169.254.170.2',
  '169.254.170.23',
  '[fd00:ec2::23]',
  'localhost',
]);
const ATTEMPTS = 3;
/** All in ms. */
const PAUSE = 1000;
const TIMEOUT = 2000;

/** The JSON value that the endpoint at `uri` answers. Throws ResolutionError. */
export async function fetchContainerDocument(session: Session, uri: string): Promise<unknown> {
  const { world, decisions } = session;
  const headers = { accept: 'application/json', ...authorization(session) };
  const url = addressOf(session, uri);
  for (let attempt = 1; ; attempt++) {
    const document = await attemptOnce(session, url, headers);
    if (!(document instanceof Failure)) return document.value;
    decisions.follow('CONT-9', `attempt ${attempt} of ${ATTEMPTS}: ${document.reason}`);
    await world.sleep(PAUSE);
    if (attempt < ATTEMPTS) continue;
    return decisions.fail(
      'CONT-10',
      'credential-retrieval-failed',
      `the container's credentials cannot be fetched: ${document.reason}`,
    );
  }
}

/** An attempt that another one may mend. The reason never shows what was answered: it may hold a secret. */
class Failure {
  constructor(readonly reason: string) {}
}

async function attemptOnce(
  { world, decisions }: Session,
  url: string,
  headers: Record<string, string>,
): Promise<Failure | { readonly value: unknown }> {
  decisions.follow('CONT-3', `GET ${url}`);
  decisions.follow('CONT-17', `waiting for ${TIMEOUT} ms`);
  const answer = await exchange(world, new Request(url, { headers }), TIMEOUT);
  if (answer instanceof NetworkError) return new Failure(answer.kind);
  const text =
    decodeUtf8(answer.body) ??
    decisions.fail('CONT-11', 'invalid-utf8', 'the answer of the container is not UTF-8');
  if (answer.status !== 200) return new Failure(`status ${answer.status}`);
  const value = parseJson(text);
  return value === undefined ? new Failure('the answer is no JSON') : { value };
}

/** Where the credentials are, if one of the two is set. The relative URI goes before, even if it is empty. */
export function containerUri({ world, decisions }: Session): string {
  const relative = world.env.get(RELATIVE);
  decisions.follow(
    'CONT-2',
    relative === undefined ? 'the URI is given in full' : 'the URI is relative',
  );
  return relative === undefined ? world.env.get(FULL)! : RELATIVE_BASE + relative;
}

/** The address that is asked. Fails with `invalid-value` for a host that may not be, and with `connection-failed`. */
function addressOf({ decisions }: Session, written: string): string {
  if (endpointFault(written) === 'brackets') {
    decisions.fail('CONT-20', 'invalid-value', 'the brackets of the URI hold no IPv6 address');
  }
  const uri = withScheme(written);
  const [, scheme, host] =
    SCHEME_AND_HOST.exec(uri.toLowerCase()) ??
    decisions.fail('CONT-8', 'invalid-value', 'the URI has no scheme, or no host');
  if (scheme === 'https') decisions.follow('CONT-7', 'https may lead to any host');
  else {
    if (!isAllowed(host!)) {
      decisions.fail('CONT-8', 'invalid-value', `"${host}" may not be asked without https`);
    }
    decisions.follow('CONT-8', `${host} is allowed without https`);
    if (scheme !== 'http') {
      decisions.fail('CONT-18', 'connection-failed', `nobody can be asked by ${scheme}`);
    }
  }
  decisions.follow('CONT-22', 'what is before an @ is left out');
  const address = host === '' ? undefined : reachable(uri);
  return (
    address ??
    decisions.fail('CONT-21', 'connection-failed', 'nothing can be connected to at the URI')
  );
}

/** 127.0.0.0/8 as four plain numbers, ::1 however it is written, and some that are known. */
function isAllowed(host: string): boolean {
  return (
    ALLOWED_HOSTS.has(host) || (isIPv4(host) && host.startsWith('127.')) || /\[[0:]+1\]/.test(host)
  );
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

function readToken({ world, decisions }: Session, path: string): string {
  let bytes: Uint8Array;
  try {
    bytes = world.files.read(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const code = error.code === 'ENOENT' ? 'file-not-found' : 'file-not-readable';
    return decisions.fail('CONT-5', code, `the token file "${path}" cannot be read: ${error.code}`);
  }
  return (
    decodeUtf8(bytes) ??
    decisions.fail('CONT-5', 'invalid-utf8', `the token file "${path}" is not UTF-8`)
  );
}
