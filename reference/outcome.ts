/** What a resolution comes to: the closed unions that everything else compares. */

/** Where credentials come from, by boto3's method names. */
export const SOURCES = [
  'explicit',
  'env',
  'assume-role',
  'assume-role-with-web-identity',
  'sso',
  'shared-credentials-file',
  'login',
  'custom-process',
  'config-file',
  'ec2-credentials-file',
  'boto-config',
  'container-role',
  'iam-role',
] as const;
export type SourceName = (typeof SOURCES)[number];

/** Why a resolution failed; one code for each kind of exception of boto3. */
export const ERROR_CODES = [
  'profile-not-found',
  'config-parse-error',
  'config-not-found',
  'partial-credentials',
  'invalid-config',
  'infinite-loop',
  'credential-retrieval-failed',
  'metadata-retrieval-failed',
  'invalid-imds-endpoint',
  'invalid-imds-endpoint-mode',
  'refresh-with-mfa-unsupported',
  'sso-token-load-failed',
  'unauthorized-sso-token',
  'token-retrieval-failed',
  'login-failed',
  'login-token-load-failed',
  'login-refresh-required',
  'login-insufficient-permissions',
  'missing-dependency',
  'no-region',
  'invalid-region',
  'invalid-sts-regional-endpoints',
  'invalid-retry-mode',
  'invalid-defaults-mode',
  'invalid-max-attempts',
  'invalid-endpoint-variant',
  'param-validation',
  'service-error',
  'connection-failed',
  'invalid-response',
  'no-credentials',
  'invalid-value',
  'invalid-type',
  'missing-field',
  'invalid-date',
  'invalid-json',
  'invalid-utf8',
  'file-not-found',
  'file-not-readable',
  'still-expired',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** When an error appears: making the session or client, walking the chain, or reading the values. */
export const PHASES = ['construct', 'load', 'freeze'] as const;
export type Phase = (typeof PHASES)[number];

/** Absent means that the source gave none; an empty string is a value. */
export interface Credentials {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly accountId?: string;
  /** ISO 8601 in UTC with seconds, e.g. `2026-01-01T01:00:00Z`. */
  readonly expiration?: string;
}

/** Raised wherever a rule says that the resolution fails. `rule` is the rule that says so. */
export class ResolutionError extends Error {
  override readonly name = 'ResolutionError';
  constructor(
    readonly code: ErrorCode,
    readonly rule: string,
    message: string,
  ) {
    super(message);
  }
}

export type Outcome =
  | {
      readonly result: 'credentials';
      readonly credentials: Credentials;
      readonly source: SourceName;
      readonly consulted: readonly SourceName[];
    }
  | { readonly result: 'none'; readonly consulted: readonly SourceName[] }
  | {
      readonly result: 'error';
      readonly code: ErrorCode;
      readonly phase: Phase;
      readonly message: string;
      readonly consulted: readonly SourceName[];
    };
