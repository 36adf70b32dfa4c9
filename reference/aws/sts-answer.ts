/** What is made of the answers of STS. Follows spec/STS.md. */
import { given } from '../credentials.js';
import { parseDate, type ParsedDate } from '../dates.js';
import type { Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import { saysNothing, type ServiceAnswer } from './exchange.js';
import { childOf, parseXml, type XmlElement } from './xml.js';

export type StsAction = 'AssumeRole' | 'AssumeRoleWithWebIdentity';

/** The answer to one of the actions, whatever of it is there. */
export interface RoleAnswer {
  readonly action: StsAction;
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

/** The error code of an answer, undefined if it is none. Fails with `invalid-response` or `invalid-type`. */
export function errorCodeOf(session: Session, answer: ServiceAnswer): string | undefined {
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

/** Fails with `service-error`, `missing-field`, `invalid-response`, `invalid-type` or `invalid-value`. */
export function readAnswer(session: Session, action: StsAction, answer: ServiceAnswer): RoleAnswer {
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
