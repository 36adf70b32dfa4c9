/** What services answer: mostly credentials, and every fault that they are known for. */
import fc from 'fast-check';
import { accountId, lifetime, mostly, nearlyAll, ODD_TIMES, token } from './values.js';

type Answer = Readonly<Record<string, unknown>>;

/** One answer, or several of which the last one repeats. */
function sequence(one: fc.Arbitrary<Answer>): fc.Arbitrary<Answer | readonly Answer[]> {
  return fc.oneof(
    { weight: 5, arbitrary: one },
    { weight: 2, arbitrary: fc.array(one, { minLength: 1, maxLength: 4 }) },
  );
}

const expiration = fc.oneof(
  { weight: 40, arbitrary: lifetime },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_TIMES) },
);

/** Faults that every HTTP service has. None of them makes anybody wait in real time. */
const fault: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom<Answer>(
    { abort: 'refuse' },
    { abort: 'reset' },
    { abort: 'unreachable' },
    { body: 'no such thing' },
    { body: '' },
    { body: '<html><body>Busy</body></html>', headers: { 'content-type': 'text/html' } },
    { base64: '//4=' },
    { json: {} },
    { json: [] },
    { json: null },
    { json: 'text' },
    { json: 5 },
  ),
  fc
    .record({
      status: fc.constantFrom(400, 401, 403, 404, 429, 500, 502, 503, 504),
      body: fc.constantFrom('', 'busy', '{}', '<Error/>'),
    })
    .map((answer) => answer),
);

/** For answers that say how long something is good for, and not until when: nobody waits before them. */
const faultAtOnce = fault.filter(({ abort }) => abort !== 'unreachable');

function errors(...codes: readonly string[]): fc.Arbitrary<Answer> {
  return fc.constantFrom(...codes).map((code) => ({ error: { code, message: `It is ${code}.` } }));
}

/** Mostly the good answer, at times an error of the service, rarely a fault. */
function answers(
  good: fc.Arbitrary<Answer>,
  error: fc.Arbitrary<Answer>,
  faults = fault,
): fc.Arbitrary<Answer | readonly Answer[]> {
  return sequence(
    fc.oneof(
      { weight: 16, arbitrary: good },
      { weight: 2, arbitrary: error },
      { weight: 2, arbitrary: faults },
    ),
  );
}

function keys(place: string) {
  return {
    accessKeyId: mostly([`ASIA${place.toUpperCase()}`], [''], 30),
    secretAccessKey: mostly([`${place}-secret`], [''], 30),
    sessionToken: token(place),
  };
}

const stsErrors = errors(
  'AccessDenied',
  'ExpiredTokenException',
  'MalformedPolicyDocument',
  'RegionDisabledException',
  'Throttling',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalFailure',
  'ServiceUnavailable',
  'IDPCommunicationError',
  'InvalidIdentityToken',
  'PackedPolicyTooLarge',
);

/** A role of STS; `place` makes its keys its own. */
export const role = (place: string) =>
  answers(
    nearlyAll({
      ...keys(place),
      expiration,
      arn: mostly(
        ['arn:aws:sts::222222222222:assumed-role/two/s'],
        ['', 'nonsense', 'arn:aws:sts', 'arn:aws:sts::x:assumed-role/two/s'],
      ),
    }).map((answer) => (Object.keys(answer).length === 0 ? { accessKeyId: 'ASIAALONE' } : answer)),
    stsErrors,
  );

export const ssoRole = answers(
  nearlyAll({
    ...keys('sso'),
    expiration: mostly<string | number>(
      ['+1h30s', '+47m30s', '+12m30s', '+7m30s', '-5m'],
      [0, 4102444800000],
    ),
  }).map((answer) => (Object.keys(answer).length === 0 ? { accessKeyId: 'ASIAALONE' } : answer)),
  errors(
    'UnauthorizedException',
    'ResourceNotFoundException',
    'TooManyRequestsException',
    'InvalidRequestException',
    'InternalFailure',
  ),
);

const expiresIn = mostly([3630, 930, 630, 150], [30, 86430]);

export const oidcToken = answers(
  nearlyAll({
    accessToken: mostly(['renewed-token'], ['']),
    expiresIn,
    refreshToken: mostly(['renewed-refresh'], ['']),
  }).map((answer) => (Object.keys(answer).length === 0 ? { expiresIn: 930 } : answer)),
  errors(
    'InvalidGrantException',
    'ExpiredTokenException',
    'InvalidClientException',
    'SlowDownException',
    'InternalServerException',
    'AccessDeniedException',
  ),
  faultAtOnce,
);

export const signinToken = answers(
  nearlyAll({
    ...keys('renewed'),
    expiresIn,
    refreshToken: mostly(['renewed-refresh'], ['']),
  }).map((answer) => (Object.keys(answer).length === 0 ? { expiresIn: 930 } : answer)),
  fc.oneof(
    fc
      .constantFrom('TOKEN_EXPIRED', 'USER_CREDENTIALS_CHANGED', 'INSUFFICIENT_PERMISSIONS', 'X')
      .map((reason) => ({ error: { code: 'AccessDeniedException', reason } })),
    errors('TooManyRequestsError', 'InternalServerException', 'ValidationException'),
  ),
  faultAtOnce,
);

/** Mostly a text, else a status or a fault. */
const texts = (good: readonly string[], odd: readonly string[]) =>
  fc.oneof(
    { weight: 14, arbitrary: mostly<unknown>(good, odd) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Answer>(
        ...[400, 401, 403, 404, 405, 500, 503].map((status) => ({ status })),
        { status: 200, body: '' },
        { abort: 'refuse' },
        { abort: 'reset' },
        { abort: 'unreachable' },
        { base64: '//4=' },
      ),
    },
    { weight: 1, arbitrary: fc.constant([{ status: 500 }, { body: good[0] }]) },
  );

export const imdsToken = texts(['imds-token'], ['with space', ' padded ', '']);
export const imdsRoles = texts(['web', 'one\ntwo'], ['', 'with space', 'a/b', '\n', 'web\n']);

export const imdsZone = texts(['eu-west-1b'], ['', 'x']);

export const imdsCredentials = answers(
  fc.oneof(
    {
      weight: 25,
      arbitrary: nearlyAll({
        ...keys('imds'),
        expiration,
        code: mostly(['Success'], ['Failed', '']),
        lastUpdated: fc.constant('2026-01-01T00:00:00Z'),
      }).map((answer) =>
        Object.keys(answer).length === 0 ? { accessKeyId: 'ASIAALONE' } : answer,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Answer>(
        { json: { Code: 'AssumeRoleUnauthorizedAccess', Message: 'No trust.' } },
        { json: { AccessKeyId: 5, SecretAccessKey: 's', Token: 't', Expiration: 'x' } },
        { json: { AccessKeyId: 'A', SecretAccessKey: 's', Token: 't', Expiration: null } },
      ),
    },
  ),
  errors('Unauthorized', 'Failed'),
);

export const containerCredentials = answers(
  fc.oneof(
    {
      weight: 25,
      arbitrary: nearlyAll({ ...keys('task'), expiration, accountId }).map((answer) =>
        Object.keys(answer).length === 0 ? { accessKeyId: 'ASIAALONE' } : answer,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Answer>(
        { json: { AccessKeyId: 'A', SecretAccessKey: 's', Token: 't', Expiration: null } },
        { json: { AccessKeyId: 'A', SecretAccessKey: 's', Token: 't', Expiration: 5 } },
        { json: { code: 'Denied', message: 'No.' } },
      ),
    },
  ),
  errors('Denied'),
);
