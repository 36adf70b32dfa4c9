/** When, and how often, a request to an AWS service is tried again. */

export const RETRY_MODES = ['standard', 'legacy', 'adaptive'] as const;
export type RetryMode = (typeof RETRY_MODES)[number];

export interface RetryPolicy {
  readonly mode: RetryMode;
  /** How often a request is sent at most, the first time included. */
  readonly maxAttempts: number;
}

/** The errors that the model of each operation names. */
export const MODELED_ERRORS = {
  AssumeRole: new Set([
    'MalformedPolicyDocument',
    'PackedPolicyTooLarge',
    'RegionDisabledException',
    'ExpiredTokenException',
  ]),
  AssumeRoleWithWebIdentity: new Set([
    'MalformedPolicyDocument',
    'PackedPolicyTooLarge',
    'IDPRejectedClaim',
    'IDPCommunicationError',
    'InvalidIdentityToken',
    'ExpiredTokenException',
    'RegionDisabledException',
  ]),
  GetRoleCredentials: new Set([
    'InvalidRequestException',
    'UnauthorizedException',
    'TooManyRequestsException',
    'ResourceNotFoundException',
  ]),
  CreateToken: new Set([
    'InvalidRequestException',
    'InvalidClientException',
    'InvalidGrantException',
    'UnauthorizedClientException',
    'UnsupportedGrantTypeException',
    'InvalidScopeException',
    'AuthorizationPendingException',
    'SlowDownException',
    'AccessDeniedException',
    'ExpiredTokenException',
    'InternalServerException',
  ]),
  CreateOAuth2Token: new Set([
    'TooManyRequestsError',
    'InternalServerException',
    'ValidationException',
    'AccessDeniedException',
  ]),
} as const satisfies Readonly<Record<string, ReadonlySet<string>>>;
export type Operation = keyof typeof MODELED_ERRORS;

/** What an answer to an operation says of a failure, if it is one. */
export interface Answered {
  readonly operation: Operation;
  readonly status: number;
  readonly errorCode: string | undefined;
}

export const DEFAULT_ATTEMPTS: Readonly<Record<RetryMode, number>> = {
  standard: 3,
  adaptive: 3,
  legacy: 5,
};

/** An answer without a code has none of them. */
type Codes = ReadonlySet<string | undefined>;

const TRANSIENT_STATUSES = new Set([500, 502, 503, 504]);
const TRANSIENT_CODES: Codes = new Set([
  'RequestTimeout',
  'RequestTimeoutException',
  'PriorRequestNotComplete',
  // The one that only STS has: its identity provider did not answer.
  'IDPCommunicationError',
]);
const THROTTLING_CODES: Codes = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottledException',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
  'RequestLimitExceeded',
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'RequestThrottled',
  'SlowDown',
  'PriorRequestNotComplete',
  'EC2ThrottledException',
]);

/** What the mode legacy tries again: these statuses, and these codes with the status 400. */
const LEGACY_STATUSES = new Set([429, 500, 502, 503, 504, 509]);
const LEGACY_CODES: Codes = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottledException',
  'ProvisionedThroughputExceededException',
  'IDPCommunicationError',
]);

/** Whether an answer is a failure that another attempt may mend. */
export function isRetryable(mode: RetryMode, answered: Answered): boolean {
  return mode === 'legacy'
    ? legacyEndpoints(answered)
    : isThrottling(answered) || isTransient(answered);
}

function legacyEndpoints({ status, errorCode }: Answered): boolean {
  return LEGACY_STATUSES.has(status) || (status === 400 && LEGACY_CODES.has(errorCode));
}

function isThrottling({ operation, status, errorCode }: Answered): boolean {
  const modeled: Codes = MODELED_ERRORS[operation];
  // An error that the operation has of its own says more than the status.
  return (status === 429 && !modeled.has(errorCode)) || THROTTLING_CODES.has(errorCode);
}

function isTransient({ status, errorCode }: Answered): boolean {
  return TRANSIENT_STATUSES.has(status) || TRANSIENT_CODES.has(errorCode);
}
