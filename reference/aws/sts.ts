/** The calls to STS: what is sent where, and what is made of the answer. Follows spec/STS.md. */
import { given } from '../credentials.js';
import { parseDate, type ParsedDate } from '../dates.js';
import type { Credentials } from '../outcome.js';
import type { Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import { readSsoSession } from '../sso/settings.js';
import { reachable } from '../urls.js';
import {
  clientRegion,
  checkRegionalEndpoints,
  endpointUrl,
  retryPolicy,
  writtenEndpoint,
} from './call-settings.js';
import { followDefaultsMode } from './defaults-mode.js';
import { exchange, NoAnswerError, saysNothing, type ServiceAnswer } from './exchange.js';
import { plainRegion } from './partitions.js';
import type { RetryPolicy } from './retry.js';
import { checkParams, sentParams, type StsParams } from './sts-params.js';
import { signRequest, type SigningKeys } from './sign.js';
import { stsEndpoint } from './sts-endpoint.js';
import { USER_AGENT } from './user-agent.js';
import { childOf, parseXml, type XmlElement } from './xml.js';

export interface StsCall {
  readonly action: 'AssumeRole' | 'AssumeRoleWithWebIdentity';
  readonly params: StsParams;
  /** Undefined: the request is not signed. A function fails when it comes to signing. */
  readonly signer: Credentials | (() => never) | undefined;
}

/** A client that is made and was not used yet. */
interface StsClient {
  readonly url: string;
  /** Whether the endpoint is one that somebody configured. */
  readonly configured: boolean;
  readonly region: string | undefined;
  readonly signingRegion: string;
  readonly policy: RetryPolicy;
  /** What it signs with. */
  readonly keys: SigningKeys | undefined;
}

/** The answer to one of the actions, whatever of it is there. */
export interface RoleAnswer {
  readonly action: StsCall['action'];
  readonly accessKeyId: string | undefined;
  readonly secretAccessKey: string | undefined;
  readonly sessionToken: string | undefined;
  readonly accountId: string | undefined;
  readonly expiry: ParsedDate | undefined;
}

/** A number as Python writes it. */
const SECONDS =
  /^\s*[+-]?(?=\.?\d)(?:\d+(?:_\d+)*)?\.?(?:\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?\s*$/;
/** From the year 1 to the year 9999, in ms since the epoch. */
const YEARS = {
  first: Date.parse('0001-01-01T00:00:00Z'),
  end: Date.parse('+010000-01-01T00:00:00Z'),
};
/** Of the five parts before the resource, the account is the last. */
const ARN = /^arn(?::[^:]*){3}:([^:]*):/;

/** Calls STS and reads its answer. Throws ResolutionError. */
export async function callSts(session: Session, call: StsCall): Promise<RoleAnswer> {
  const { signer } = call;
  const client = await openStsClient(session, typeof signer === 'object' ? signer : undefined);
  const { keys } = client;
  checkParams(session, call.params);
  if (signer) checkSigningRegion(session, client);
  if (typeof signer === 'function') signer();
  if (keys) checkSigner(session, client, keys);
  else if (client.configured) session.decisions.follow('STS-11', 'nothing is signed for a region');
  const body = new URLSearchParams([
    ['Action', call.action],
    ['Version', '2011-06-15'],
    ...sentParams(session, call.params),
  ]).toString();
  const make = async (): Promise<Request> => {
    const url = new URL(
      reachable(client.url) ??
        session.decisions.fail(
          'STS-43',
          call.signer ? 'invalid-value' : 'connection-failed',
          `the port of ${client.url} is none`,
        ),
    );
    if (client.configured) session.decisions.follow('STS-43', `asking ${url.host}`);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': USER_AGENT,
    };
    session.decisions.follow('STS-29', USER_AGENT);
    session.decisions.follow('STS-14', `POST ${url.host}`);
    session.decisions.follow(keys ? 'STS-15' : 'STS-16', keys ? 'signed' : 'not signed');
    const scope = { service: 'sts', region: client.signingRegion, now: session.world.now() };
    const signed = keys
      ? await signRequest({ method: 'POST', url, headers, body }, scope, keys)
      : headers;
    return new Request(url, { method: 'POST', headers: signed, body });
  };
  try {
    const answer = await exchange(
      session.world,
      { ...client.policy, operation: call.action },
      make,
      (got) => errorCodeOf(session, got),
      (attempts) => session.decisions.follow('STS-19', `trying again after attempt ${attempts}`),
    );
    return readAnswer(session, call.action, answer);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    return session.decisions.fail(
      'STS-20',
      'connection-failed',
      `${call.action}: ${error.message}`,
    );
  }
}

/** Fails with `partial-credentials`. */
function keysOf({ decisions }: Session, signer: Credentials): SigningKeys {
  const { accessKeyId, secretAccessKey } = signer;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    return decisions.fail('STS-40', 'partial-credentials', 'a key that is missing cannot sign');
  }
  return { ...signer, accessKeyId, secretAccessKey };
}

/** Fails with `no-region`, before anything is sent. */
function checkSigningRegion({ decisions }: Session, { configured, region }: StsClient): void {
  if (configured && region === undefined) {
    decisions.fail(
      'STS-11',
      'no-region',
      'the endpoint of STS is configured, but no region to sign for',
    );
  }
}

/** Fails with `invalid-value`, before anything is sent. */
function checkSigner(
  { decisions }: Session,
  { region }: StsClient,
  { accessKeyId, secretAccessKey }: SigningKeys,
): void {
  if (accessKeyId === '' || secretAccessKey === '' || region === '') {
    decisions.fail('STS-31', 'invalid-value', 'an empty key or region cannot sign');
  }
}

/**
 * What making a client of STS reads, before anybody calls it; `signer` has the keys that it signs with, if it does. Fails with `invalid-region`, `invalid-defaults-mode`, `invalid-config`,
 * `invalid-sts-regional-endpoints`, `invalid-endpoint-variant`, `invalid-retry-mode`, `invalid-max-attempts`, `invalid-value`, `partial-credentials` and
 * as {@link readSsoSession} does.
 */
export async function openStsClient(session: Session, signer?: Credentials): Promise<StsClient> {
  const { decisions } = session;
  const region = clientRegion(session);
  const keys = signer && keysOf(session, signer);
  readSsoSession(session, session.selectedProfile || 'default');
  await followDefaultsMode(session);
  const override = writtenEndpoint(session, 'STS');
  decisions.follow('STS-33', 'reading the settings of a client of STS');
  const fips = session.flag('use_fips_endpoint');
  const dualStack = session.flag('use_dualstack_endpoint');
  const legacy = session.written('sts_regional_endpoints') === 'legacy';
  const { rule, signingRegion, url, usual } = stsEndpoint({ region, fips, dualStack, legacy });
  if (override === undefined && usual) checkRegionalEndpoints(session);
  if (url === undefined) {
    return decisions.fail(
      'STS-6',
      'invalid-endpoint-variant',
      `the partition of ${region} has no dual-stack endpoints`,
    );
  }
  const policy = retryPolicy(session);
  if (override !== undefined) {
    const configuredUrl = endpointUrl(session, override);
    checkRegionalEndpoints(session);
    // A region that only stands for the global endpoint is signed for as it is.
    const { region: plain } = plainRegion(region ?? signingRegion);
    return { region, signingRegion: plain, policy, keys, url: configuredUrl, configured: true };
  }
  if (region === '') {
    decisions.fail('STS-8', 'invalid-value', 'the region is empty, so the endpoint has no host');
  }
  checkRegionalEndpoints(session);
  decisions.follow(rule, `the endpoint is ${url}`);
  return { region, signingRegion, policy, keys, url, configured: false };
}

/** The error code of an answer, undefined if it is none. Fails with `invalid-response` or `invalid-type`. */
function errorCodeOf(session: Session, answer: ServiceAnswer): string | undefined {
  const { decisions } = session;
  const { status } = answer;
  if (saysNothing(answer)) {
    decisions.follow('STS-35', `the answer says nothing but its status ${status}`);
    return String(status);
  }
  const root = rootOf(session, answer);
  if (status <= 300) return undefined;
  const error = childOf(childOf(root, 'Errors'), 'Error') ?? childOf(root, 'Error');
  const codes = error?.children.filter(({ name }) => name === 'Code') ?? [];
  const [code] = codes;
  if (error?.children.length === 0 || codes.length > 1 || code?.children.length) {
    return decisions.fail('STS-37', 'invalid-type', 'the error of STS has no code that is a text');
  }
  decisions.follow('STS-37', `the code of the error is ${code?.text ?? 'not stated'}`);
  return code?.text ?? String(status);
}

/** Fails with `invalid-response` for what is no XML. */
function rootOf({ decisions }: Session, { status, body }: ServiceAnswer): XmlElement {
  return (
    parseXml(body) ??
    decisions.fail('STS-21', 'invalid-response', `STS answered with status ${status} and no XML`)
  );
}

function readAnswer(
  session: Session,
  action: StsCall['action'],
  answer: ServiceAnswer,
): RoleAnswer {
  const { decisions } = session;
  const errorCode = errorCodeOf(session, answer);
  if (errorCode !== undefined) {
    decisions.follow('STS-19', 'it is not tried again');
    decisions.fail(
      'STS-20',
      'service-error',
      `${action}: STS answered with ${errorCode} (status ${answer.status})`,
    );
  }
  if (answer.status === 300) decisions.follow('STS-36', 'an error is read as an answer');
  decisions.follow('STS-38', `the result is in ${action}Result`);
  const result = childOf(rootOf(session, answer), `${action}Result`);
  if (result === undefined) {
    return decisions.fail('STS-22', 'missing-field', `the answer has no ${action}Result`);
  }
  const credentials = childOf(result, 'Credentials');
  const field = (name: string) => childOf(credentials, name)?.text;
  const expiry = readExpiry(session, field('Expiration'));
  if (answer.status === 300) {
    decisions.fail('STS-36', 'service-error', `${action}: STS answered with the status 300`);
  }
  const accountId = accountOf(session, result);
  if (accountId !== undefined && credentials === undefined) {
    // Without a place to put the account id, nothing is kept.
    return decisions.fail('STS-22', 'missing-field', `${action}: the answer has no Credentials`);
  }
  return {
    action,
    accessKeyId: field('AccessKeyId'),
    secretAccessKey: field('SecretAccessKey'),
    sessionToken: field('SessionToken'),
    accountId,
    expiry,
  };
}

/** The credentials in an answer. Fails with `missing-field` if one of them is not there. */
export function credentialsIn({ decisions }: Session, answer: RoleAnswer): Expiring {
  const { action, accountId } = answer;
  const needed = <Value>(value: Value | undefined, name: string): Value =>
    value ??
    decisions.fail('STS-22', 'missing-field', `${action}: the answer has no Credentials.${name}`);
  const expiry = needed(answer.expiry, 'Expiration');
  const values = {
    accessKeyId: needed(answer.accessKeyId, 'AccessKeyId'),
    secretAccessKey: needed(answer.secretAccessKey, 'SecretAccessKey'),
    sessionToken: needed(answer.sessionToken, 'SessionToken'),
    accountId,
  };
  return { values: given(values), expiry };
}

function readExpiry(session: Session, text: string | undefined): ParsedDate | undefined {
  if (text === undefined) return undefined;
  session.decisions.follow('STS-23', `the credentials expire at ${text}`);
  const ms = SECONDS.test(text) ? Number(text.replaceAll('_', '')) * 1000 : NaN;
  if (ms >= YEARS.first && ms < YEARS.end) return { ms };
  return (
    parseDate(text) ??
    session.decisions.fail('STS-23', 'invalid-value', `the expiration "${text}" is no time`)
  );
}

/** The account in the ARN of the assumed role, undefined if there is no such ARN. */
function accountOf({ decisions }: Session, result: XmlElement): string | undefined {
  const arn = childOf(childOf(result, 'AssumedRoleUser'), 'Arn')?.text;
  const account = arn?.match(ARN)?.[1];
  decisions.follow(
    'STS-24',
    account === undefined ? 'the answer names no account' : `the account is ${account}`,
  );
  return account;
}
