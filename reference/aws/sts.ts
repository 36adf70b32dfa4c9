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
  refuseFaultyEndpoint,
  retryPolicy,
  writtenEndpoint,
} from './call-settings.js';
import { followDefaultsMode } from './defaults-mode.js';
import { exchange, NoAnswerError, type ServiceAnswer } from './exchange.js';
import { plainRegion } from './partitions.js';
import type { RetryPolicy } from './retry.js';
import { checkParams, sentParams, type StsParams } from './sts-params.js';
import { signRequest } from './sign.js';
import { stsEndpoint } from './sts-endpoint.js';
import { USER_AGENT } from './user-agent.js';
import { at, parseXml, textAt, type XmlNode } from './xml.js';

export interface StsCall {
  readonly action: 'AssumeRole' | 'AssumeRoleWithWebIdentity';
  readonly params: StsParams;
  /** Undefined: the request is not signed. */
  readonly signer: Credentials | undefined;
}

/** A client that is made and was not used yet. */
interface StsClient {
  readonly url: string;
  /** Whether the endpoint is one that somebody configured. */
  readonly configured: boolean;
  readonly region: string | undefined;
  readonly signingRegion: string;
  readonly policy: RetryPolicy;
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

/** Calls STS and reads its answer. Throws ResolutionError. */
export async function callSts(session: Session, call: StsCall): Promise<RoleAnswer> {
  const client = await openStsClient(session);
  checkParams(session, call.params);
  if (call.signer) checkSigner(session, client, call.signer);
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
          'STS-86',
          call.signer ? 'invalid-value' : 'connection-failed',
          `the port of ${client.url} is none`,
        ),
    );
    if (client.configured) session.decisions.follow('STS-86', `asking ${url.host}`);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': USER_AGENT,
    };
    session.decisions.follow('STS-29', USER_AGENT);
    session.decisions.follow('STS-14', `POST ${url.host}`);
    session.decisions.follow(
      call.signer ? 'STS-15' : 'STS-16',
      call.signer ? 'signed' : 'not signed',
    );
    const scope = { service: 'sts', region: client.signingRegion, now: session.world.now() };
    const signed = call.signer
      ? await signRequest({ method: 'POST', url, headers, body }, scope, call.signer)
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

/** Fails with `no-region` or `invalid-value`, before anything is sent. */
function checkSigner(
  { decisions }: Session,
  { configured, region }: StsClient,
  { accessKeyId, secretAccessKey }: Credentials,
): void {
  if (configured && region === undefined) {
    decisions.fail(
      'STS-11',
      'no-region',
      'the endpoint of STS is configured, but no region to sign for',
    );
  }
  if (accessKeyId === '' || secretAccessKey === '' || region === '') {
    decisions.fail('STS-31', 'invalid-value', 'an empty key or region cannot sign');
  }
}

/**
 * What making a client of STS reads, before anybody calls it. Fails with `invalid-region`, `invalid-defaults-mode`, `invalid-config`,
 * `invalid-sts-regional-endpoints`, `invalid-endpoint-variant`, `invalid-retry-mode`, `invalid-max-attempts`, `invalid-value` and
 * as {@link readSsoSession} does.
 */
export async function openStsClient(session: Session): Promise<StsClient> {
  const { decisions } = session;
  const region = clientRegion(session);
  readSsoSession(session, session.selectedProfile || 'default');
  await followDefaultsMode(session);
  const override = writtenEndpoint(session, 'STS');
  decisions.follow('STS-33', 'reading the settings of a client of STS');
  const fips = session.flag('use_fips_endpoint');
  const dualStack = session.flag('use_dualstack_endpoint');
  const usual = override === undefined && !fips && !dualStack && !plainRegion(region ?? '').fips;
  if (usual) checkRegionalEndpoints(session);
  const legacy = session.written('sts_regional_endpoints') === 'legacy';
  const { rule, signingRegion, url } = stsEndpoint({ region, fips, dualStack, legacy });
  if (url === undefined) {
    return decisions.fail(
      'STS-6',
      'invalid-endpoint-variant',
      `the partition of ${region} has no dual-stack endpoints`,
    );
  }
  const policy = retryPolicy(session);
  if (override !== undefined) refuseFaultyEndpoint(session, override);
  else if (region === '') {
    decisions.fail('STS-8', 'invalid-value', 'the region is empty, so the endpoint has no host');
  }
  checkRegionalEndpoints(session);
  const client = { region, signingRegion, policy };
  if (override !== undefined) {
    // A region that only stands for the global endpoint is signed for as it is.
    const signingRegion = region === undefined ? client.signingRegion : plainRegion(region).region;
    return { ...client, signingRegion, url: override, configured: true };
  }
  decisions.follow(rule, `the endpoint is ${url}`);
  return { ...client, url, configured: false };
}

/** The error code of an answer, undefined if it is none. Fails with `invalid-response` for what is no XML. */
function errorCodeOf(session: Session, { status, body }: ServiceAnswer): string | undefined {
  const text = new TextDecoder().decode(body);
  if (status >= 500 && (text === '' || /^\s*<html>/.test(text))) return String(status);
  const tree = parseXml(text);
  if (tree === undefined) {
    return session.decisions.fail(
      'STS-21',
      'invalid-response',
      `STS answered with status ${status} and no XML`,
    );
  }
  if (status < 300) return undefined;
  return textAt(tree, 'Error', 'Code') ?? textAt(tree, 'Errors', 'Error', 'Code') ?? String(status);
}

function readAnswer(
  session: Session,
  action: StsCall['action'],
  answer: ServiceAnswer,
): RoleAnswer {
  const { decisions } = session;
  const errorCode = errorCodeOf(session, answer);
  if (errorCode !== undefined) {
    session.decisions.follow('STS-19', 'it is not tried again');
    session.decisions.fail(
      'STS-20',
      'service-error',
      `${action}: STS answered with ${errorCode} (status ${answer.status})`,
    );
  }
  const result = at(parseXml(new TextDecoder().decode(answer.body)), `${action}Result`);
  const field = (name: string) => textAt(result, 'Credentials', name);
  const accountId = accountOf(session, result);
  const useless = accountId !== undefined && at(result, 'Credentials') === undefined;
  if (result === undefined || useless) {
    // Without a result, or a place to put the account id, nothing is kept.
    return decisions.fail('STS-22', 'missing-field', `${action}: the answer has no Credentials`);
  }
  return {
    action,
    accessKeyId: field('AccessKeyId'),
    secretAccessKey: field('SecretAccessKey'),
    sessionToken: field('SessionToken'),
    accountId,
    expiry: readExpiry(session, field('Expiration')),
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
  if (/^-?\d+(\.\d+)?$/.test(text)) return { ms: Number(text) * 1000 };
  return (
    parseDate(text) ??
    session.decisions.fail('STS-23', 'invalid-value', `the expiration "${text}" is no time`)
  );
}

/** The account in the ARN of the assumed role, undefined if there is no such ARN. */
function accountOf(session: Session, result: XmlNode | undefined): string | undefined {
  const arn = textAt(result, 'AssumedRoleUser', 'Arn');
  const parts = arn?.split(':') ?? [];
  const account = parts[0] === 'arn' && parts.length >= 6 ? parts[4] : undefined;
  session.decisions.follow(
    'STS-24',
    account === undefined ? 'the answer names no account' : `the account is ${account}`,
  );
  return account;
}
