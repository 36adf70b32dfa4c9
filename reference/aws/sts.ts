/** The calls to STS: what is sent where, and what is made of the answer. Follows spec/STS.md. */
import { given } from '../credentials.js';
import { parseDate, type ParsedDate } from '../dates.js';
import type { Credentials } from '../outcome.js';
import type { Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import { readSsoSession } from '../sso/settings.js';
import { clientRegion, configuredEndpoint, retryPolicy } from './call-settings.js';
import { exchange, NoAnswerError, type ServiceAnswer } from './exchange.js';
import { checkParams, type StsParams } from './sts-params.js';
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

interface Target {
  readonly url: string;
  readonly signingRegion: string;
}

/** Calls STS and reads the role's credentials from the answer. Throws ResolutionError. */
export async function callSts(session: Session, call: StsCall): Promise<Expiring> {
  const target = locate(session);
  const policy = retryPolicy(session);
  checkParams(session, call.params);
  const body = new URLSearchParams({
    Action: call.action,
    Version: '2011-06-15',
    ...texts(call.params),
  }).toString();
  const make = async (): Promise<Request> => {
    const url = new URL(target.url);
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
    const scope = { service: 'sts', region: target.signingRegion, now: session.world.now() };
    const signed = call.signer
      ? await signRequest({ method: 'POST', url, headers, body }, scope, call.signer)
      : headers;
    return new Request(url, { method: 'POST', headers: signed, body });
  };
  try {
    const answer = await exchange(
      session.world,
      { ...policy, operation: call.action },
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

function locate(session: Session): Target {
  const { decisions } = session;
  const region = clientRegion(session);
  readSsoSession(session, session.selectedProfile || 'default');
  const regional = session.setting('sts_regional_endpoints') || 'regional';
  if (regional !== 'regional' && regional !== 'legacy') {
    session.decisions.fail(
      'STS-5',
      'invalid-sts-regional-endpoints',
      `sts_regional_endpoints is "${regional}", not regional or legacy`,
    );
  }
  const override = configuredEndpoint(session, 'STS');
  const endpoint = stsEndpoint({
    region,
    fips: session.flag('use_fips_endpoint'),
    dualStack: session.flag('use_dualstack_endpoint'),
    legacy: regional === 'legacy',
  });
  if (override !== undefined) {
    if (region === undefined) {
      session.decisions.fail(
        'STS-11',
        'no-region',
        'the endpoint of STS is configured, but no region to sign for',
      );
    }
    return { url: override, signingRegion: endpoint.signingRegion };
  }
  if (region === '')
    session.decisions.fail(
      'STS-8',
      'invalid-value',
      'the region is empty, so the endpoint has no host',
    );
  decisions.follow(endpoint.rule, `the endpoint is ${endpoint.url ?? 'none'}`);
  if (endpoint.url === undefined) {
    session.decisions.fail(
      'STS-6',
      'invalid-endpoint-variant',
      `the partition of ${region} has no dual-stack endpoints`,
    );
  }
  return { url: endpoint.url, signingRegion: endpoint.signingRegion };
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

function readAnswer(session: Session, action: string, answer: ServiceAnswer): Expiring {
  const { decisions } = session;
  const errorCode = errorCodeOf(session, answer);
  if (errorCode !== undefined) {
    session.decisions.fail(
      'STS-20',
      'service-error',
      `${action}: STS answered with ${errorCode} (status ${answer.status})`,
    );
  }
  const result = at(parseXml(new TextDecoder().decode(answer.body)), `${action}Result`);
  const field = (name: string): string => {
    const value = textAt(result, 'Credentials', name);
    if (value !== undefined) return value;
    return decisions.fail(
      'STS-22',
      'missing-field',
      `${action}: the answer has no Credentials.${name}`,
    );
  };
  const expiry = readExpiry(session, textAt(result, 'Credentials', 'Expiration'));
  const values = {
    accessKeyId: field('AccessKeyId'),
    secretAccessKey: field('SecretAccessKey'),
    sessionToken: field('SessionToken'),
    accountId: accountOf(session, result),
  };
  return {
    values: given(values),
    expiry:
      expiry ??
      session.decisions.fail(
        'STS-22',
        'missing-field',
        `${action}: the answer has no Credentials.Expiration`,
      ),
  };
}

function readExpiry(session: Session, text: string | undefined): ParsedDate | undefined {
  if (text === undefined) return undefined;
  session.decisions.follow('STS-23', `the credentials expire at ${text}`);
  if (/^-?\d+(\.\d+)?$/.test(text)) return { ms: Number(text) * 1000, zoned: true };
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

function texts(params: StsParams): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}
