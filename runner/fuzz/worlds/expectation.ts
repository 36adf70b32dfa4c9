/** What one implementation made of a world, written down as the expectation for another one. */
import type { Activity, Observation, Outcome, RequestActivity } from '../../model/adapter.js';
import type { ErrorCode, Expect } from '../../model/case.js';
import { formatRelative, parseInstant } from '../../model/relative-time.js';

type ExpectedRequest = NonNullable<Expect['requests']>[number];

/** Parameters that a request has or has not: what is not there must not be there on the other side. */
const OPTIONAL_PARAMS = [
  'RoleSessionName',
  'ExternalId',
  'SerialNumber',
  'TokenCode',
  'DurationSeconds',
  'WebIdentityToken',
];

/** Headers that carry what a source has found. All others are an implementation's own. */
const TELLING_HEADERS = [
  'x-amz-security-token',
  'x-aws-ec2-metadata-token',
  'x-aws-ec2-metadata-token-ttl-seconds',
  'x-amz-sso_bearer_token',
];

/** Values that are made up anew for every request. */
const MADE_UP: readonly (readonly [value: RegExp, pattern: string])[] = [
  [/^botocore-session-\d+$/, 'botocore-session-\\d+'],
];

/** Farther from now than this, a time stood in the world as it is: no lifetime of a world is as long. */
const LONGEST_LIFETIME_MS = 400 * 86_400_000;

type Answered = Extract<Observation, { kind: 'outcome' }>;

/** The looks of a question with steps, in their order, each with what was asked meanwhile. */
export function looksOf({ outcome, now, activity, later = [] }: Answered): readonly Look[] {
  const looks = [{ outcome, now, from: 0 }, ...later];
  return looks.map((look, index) => ({
    outcome: look.outcome,
    now: look.now,
    activity: activity.slice(look.from, looks[index + 1]?.from),
  }));
}

/** What came of one look: the outcome, what was asked meanwhile, and when, in ms since the epoch. */
export interface Look {
  readonly outcome: Outcome;
  readonly activity: readonly Activity[];
  readonly now: number;
}

/**
 * All that a case can state of `look`. Undefined where a case has no word for it: an error that has no
 * code, or what the implementation does not support.
 */
export function expectationOf({ outcome, activity, now }: Look): Expect | undefined {
  switch (outcome.result) {
    case 'unsupported':
      return undefined;
    case 'profiles': {
      const { profiles, ssoSessions = {}, services = {} } = outcome;
      return { profiles, ssoSessions, services };
    }
    case 'settings':
      return { settings: outcome.settings };
    case 'none':
      return { none: true, ...consultedOf(outcome), requests: requestsOf(activity) };
    case 'error': {
      if (outcome.code === undefined || outcome.code === 'unknown') return undefined;
      const phase = outcome.phase && { phase: outcome.phase };
      return {
        error: outcome.code as ErrorCode,
        ...phase,
        ...consultedOf(outcome),
        requests: requestsOf(activity),
      };
    }
    case 'credentials': {
      const { expiration, ...keys } = outcome.credentials;
      const end = isByChance(outcome, now) ? undefined : endOf(expiration, now);
      const known = outcome.source !== undefined && outcome.source !== 'unknown';
      return {
        credentials: { ...keys, ...(end !== undefined && { expiration: end }) },
        ...(known && { source: outcome.source as NonNullable<Expect['source']> }),
        ...consultedOf(outcome),
        requests: requestsOf(activity),
      };
    }
  }
}

function consultedOf({
  consulted,
}: {
  readonly consulted?: readonly string[];
}): Pick<Expect, 'consulted'> {
  return consulted ? { consulted: consulted as NonNullable<Expect['consulted']> } : {};
}

/** Instance metadata moves the end of old credentials to fifteen minutes from now, and two to ten by chance. */
function isByChance(
  { source, credentials }: Extract<Outcome, { result: 'credentials' }>,
  now: number,
): boolean {
  if (source !== 'iam-role' || credentials.expiration === undefined) return false;
  const minutes = ((parseInstant(credentials.expiration) ?? now) - now) / 60_000;
  return minutes > 0 && minutes < 26;
}

function endOf(expiration: string | undefined, now: number): string | undefined {
  if (expiration === undefined) return undefined;
  const instant = parseInstant(expiration);
  if (instant === undefined) return undefined;
  if (Math.abs(instant - now) < LONGEST_LIFETIME_MS) return formatRelative(instant - now);
  return new Date(Math.floor(instant / 1000) * 1000).toISOString().replace('.000', '');
}

function requestsOf(activity: readonly Activity[]): ExpectedRequest[] {
  return activity.filter((use) => use.kind === 'request').map(requestOf);
}

function requestOf(request: RequestActivity): ExpectedRequest {
  const { service, operation, params = {}, headers = {}, signature } = request;
  const { pathname, search, host } = new URL(request.url);
  const telling = service === 'container' ? [...TELLING_HEADERS, 'authorization'] : TELLING_HEADERS;
  const forbidHeaders = telling.filter((name) => headers[name] === undefined);
  const forbidParams =
    service === 'sts' ? OPTIONAL_PARAMS.filter((name) => params[name] === undefined) : [];
  const sent = Object.entries(params).map(([name, value]) => [name, valueOf(value)]);
  const told = telling
    .filter((name) => headers[name] !== undefined)
    .map((name) => [name, headers[name]]);
  return {
    service,
    ...(operation !== undefined && {
      operation: operation as NonNullable<ExpectedRequest['operation']>,
    }),
    path: pathname + search,
    ...(!LOOPBACK.test(host) && { host }),
    ...(sent.length > 0 && {
      params: Object.fromEntries(sent) as NonNullable<ExpectedRequest['params']>,
    }),
    ...(forbidParams.length > 0 && { forbidParams }),
    ...(told.length > 0 && {
      headers: Object.fromEntries(told) as NonNullable<ExpectedRequest['headers']>,
    }),
    ...(forbidHeaders.length > 0 && { forbidHeaders }),
    ...(service === 'sts' && { signedBy: signature?.accessKeyId ?? 'unsigned' }),
    ...(signature && { region: signature.region }),
  };
}

/** The addresses of mocks are other ones in every world. */
const LOOPBACK = /^(127\.|localhost|\[::1\])/;

function valueOf(value: string): string | { pattern: string } {
  const made = MADE_UP.find(([pattern]) => pattern.test(value));
  return made ? { pattern: made[1] } : value;
}
