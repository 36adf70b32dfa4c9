/** Generated from spec/schema/case.schema.json by `npm run generate`; do not edit. */

/**
 * A text; null removes what the file gives to all cases.
 */
export type Text = string | null;
/**
 * Bytes in base64; white space does not count.
 */
export type Base64 = string;
/**
 * The time at which the case begins, ISO 8601 in UTC. Times elsewhere are relative to it. Default: 2026-01-01T00:00:00Z in-process, the real time for processes.
 */
export type Now = string;
/**
 * One answer, or several that are used in order; the last one repeats.
 */
export type RoleAnswers = RoleAnswer | [RoleAnswer, ...RoleAnswer[]] | null;
export type RoleAnswer = Role | ErrorAnswer | RawAnswer;
/**
 * Milliseconds before the answer begins.
 */
export type Delay = number;
/**
 * One answer, or several that are used in order; the last one repeats.
 */
export type IdentityAnswers = IdentityAnswer | [IdentityAnswer, ...IdentityAnswer[]] | null;
export type IdentityAnswer = Identity | ErrorAnswer | RawAnswer;
/**
 * One answer, or several that are used in order; the last one repeats.
 */
export type SsoRoleAnswers = SsoRoleAnswer | [SsoRoleAnswer, ...SsoRoleAnswer[]] | null;
export type SsoRoleAnswer = SsoRole | ErrorAnswer | RawAnswer;
/**
 * One answer, or several that are used in order; the last one repeats.
 */
export type OidcTokenAnswers = OidcTokenAnswer | [OidcTokenAnswer, ...OidcTokenAnswer[]] | null;
export type OidcTokenAnswer = OidcToken | ErrorAnswer | RawAnswer;
/**
 * One answer, or several that are used in order; the last one repeats.
 */
export type SigninTokenAnswers = SigninTokenAnswer | [SigninTokenAnswer, ...SigninTokenAnswer[]] | null;
export type SigninTokenAnswer = SigninToken | ErrorAnswer | RawAnswer;
/**
 * One answer, or several that are used in order; the last one repeats.
 */
export type ImdsTextAnswers = ImdsTextAnswer | [ImdsTextAnswer, ...ImdsTextAnswer[]] | null;
export type ImdsTextAnswer = string | RawAnswer;
/**
 * One answer, or several that are used in order; the last one repeats.
 */
export type ImdsCredentialsAnswers = ImdsCredentialsAnswer | [ImdsCredentialsAnswer, ...ImdsCredentialsAnswer[]] | null;
export type ImdsCredentialsAnswer = ImdsCredentials | ErrorAnswer | RawAnswer;
/**
 * One answer, or several that are used in order; the last one repeats.
 */
export type ContainerCredentialsAnswers =
  ContainerCredentialsAnswer | [ContainerCredentialsAnswer, ...ContainerCredentialsAnswer[]] | null;
export type ContainerCredentialsAnswer = ContainerCredentials | ErrorAnswer | RawAnswer;
/**
 * What is written: a text, or bytes.
 */
export type Output =
  | string
  | {
      /**
       * As text, in UTF-8.
       */
      text?: string;
      base64?: Base64;
      /**
       * A value that is written as JSON.
       */
      json?: {} | unknown[] | string | number | boolean | null;
      /**
       * It is written so many times in a row.
       */
      repeat?: number;
    };
/**
 * Programs for credential_process. Several entries with the same argv are used in order; the last one repeats. Any other program is not found.
 *
 * @maxItems 100
 */
export type Commands = Command[];
/**
 * The codes that the person at the prompt types, in order.
 *
 * @maxItems 100
 */
export type Mfa = string[];
/**
 * The closed list of error codes, see spec/error-codes.md.
 */
export type ErrorCode =
  | "profile-not-found"
  | "config-parse-error"
  | "config-not-found"
  | "partial-credentials"
  | "invalid-config"
  | "infinite-loop"
  | "credential-retrieval-failed"
  | "metadata-retrieval-failed"
  | "invalid-imds-endpoint"
  | "invalid-imds-endpoint-mode"
  | "refresh-with-mfa-unsupported"
  | "sso-token-load-failed"
  | "unauthorized-sso-token"
  | "token-retrieval-failed"
  | "login-failed"
  | "login-token-load-failed"
  | "login-refresh-required"
  | "login-insufficient-permissions"
  | "missing-dependency"
  | "no-region"
  | "invalid-region"
  | "invalid-sts-regional-endpoints"
  | "invalid-retry-mode"
  | "invalid-defaults-mode"
  | "invalid-max-attempts"
  | "invalid-endpoint-variant"
  | "param-validation"
  | "service-error"
  | "connection-failed"
  | "invalid-response"
  | "no-credentials"
  | "invalid-value"
  | "invalid-type"
  | "missing-field"
  | "invalid-date"
  | "invalid-json"
  | "invalid-utf8"
  | "file-not-found"
  | "file-not-readable"
  | "still-expired";
/**
 * A place where credentials come from, by boto3's own name for it.
 */
export type Source =
  | "explicit"
  | "env"
  | "assume-role"
  | "assume-role-with-web-identity"
  | "sso"
  | "shared-credentials-file"
  | "login"
  | "custom-process"
  | "config-file"
  | "ec2-credentials-file"
  | "boto-config"
  | "container-role"
  | "iam-role";
/**
 * The exact value, a pattern that it must match, or true for any value.
 */
export type Value =
  | string
  | true
  | {
      /**
       * A regular expression for the whole value.
       */
      pattern: string;
    };
/**
 * A text that the file holds, or more precisely: its JSON, that there is none, its mode.
 */
export type ExpectedFile =
  | string
  | {
      /**
       * The whole text.
       */
      text?: string;
      json?: ExpectedJson;
      /**
       * There is no such file.
       */
      absent?: true;
      /**
       * Its permissions.
       */
      mode?: string;
    };
/**
 * A value of a JSON document: itself, true for any, a { pattern } for a text, a { time } for a time, or an object of which every field is stated.
 */
export type ExpectedJson =
  | string
  | number
  | null
  | true
  | {
      /**
       * A regular expression for the whole text.
       */
      pattern: string;
    }
  | {
      /**
       * Relative to now (+1h).
       */
      time: string;
    }
  | {
      [k: string]: ExpectedJson;
    };
/**
 * A text, a number, true or false, null, or a map of these.
 */
export type SettingValue =
  | (string | number | boolean | null)
  | {
      [k: string]: SettingValue;
    };

/**
 * A credchain case file: worlds, and what a resolver must make of them.
 */
export interface CaseFile {
  /**
   * What the cases of this file are about.
   */
  title: string;
  given?: Given;
  decoys?: Decoys;
  /**
   * The cases, each with a permanent id.
   *
   * @minItems 1
   * @maxItems 500
   */
  cases: [Case, ...Case[]];
}
/**
 * A world: all that a resolver may observe. The one at the top of a file is shared by its cases; each case lays its own over it.
 */
export interface Given {
  params?: Params | null;
  env?: Env | null;
  files?: Files | null;
  now?: Now | null;
  sts?: Sts | null;
  sso?: Sso | null;
  "sso-oidc"?: SsoOidc | null;
  signin?: Signin | null;
  imds?: Imds | null;
  container?: Container | null;
  commands?: Commands | null;
  mfa?: Mfa | null;
  /**
   * Only for the operation settings: the names of the settings that are asked for, endpoint_url.SERVICE among them.
   *
   * @minItems 1
   * @maxItems 100
   */
  settings?: [string, ...string[]];
}
/**
 * What is given in code.
 */
export interface Params {
  session?: SessionParams;
  client?: ClientParams;
}
/**
 * Arguments of the session.
 */
export interface SessionParams {
  profile?: Text;
  accessKeyId?: Text;
  secretAccessKey?: Text;
  sessionToken?: Text;
  accountId?: Text;
  region?: Text;
}
/**
 * Arguments of a client made from the session; the outcome is then that of the client.
 */
export interface ClientParams {
  accessKeyId?: Text;
  secretAccessKey?: Text;
  sessionToken?: Text;
  accountId?: Text;
  region?: Text;
}
/**
 * The environment. Nothing else is set, except HOME and PATH.
 */
export interface Env {
  [k: string]: Text;
}
/**
 * Path to content. A path begins with ~/ (the home directory).
 */
export interface Files {
  [k: string]: string | File | null;
}
/**
 * A file that is more than a text: exactly one of text, base64, absent, unreadable and directory. It replaces what the file gives to all cases as a whole.
 */
export interface File {
  /**
   * The content as text, in UTF-8.
   */
  text?: string;
  base64?: Base64;
  /**
   * There is no such file.
   */
  absent?: true;
  /**
   * The file is there and may not be read.
   */
  unreadable?: true;
  /**
   * The path is a directory.
   */
  directory?: true;
  /**
   * Permissions, four octal digits.
   */
  mode?: string;
}
/**
 * Security Token Service: operation to answers.
 */
export interface Sts {
  AssumeRole?: RoleAnswers;
  AssumeRoleWithWebIdentity?: RoleAnswers;
  GetCallerIdentity?: IdentityAnswers;
}
/**
 * The credentials of a role. What is not written is not sent.
 */
export interface Role {
  /**
   * The access key.
   */
  accessKeyId?: string;
  /**
   * The secret key.
   */
  secretAccessKey?: string;
  /**
   * The session token.
   */
  sessionToken?: string;
  /**
   * A time relative to now (+1h30m, -5m), or the text that is sent.
   */
  expiration?: string;
  /**
   * Of the assumed role; it holds the account id.
   */
  arn?: string;
  delay?: Delay;
}
/**
 * An error in the format of the service.
 */
export interface ErrorAnswer {
  error: {
    /**
     * The error code, e.g. AccessDenied.
     */
    code: string;
    /**
     * The message of the error.
     */
    message?: string;
    /**
     * The OAuth error of sso-oidc and signin, e.g. TOKEN_EXPIRED.
     */
    reason?: string;
    /**
     * HTTP status. Default: the one that the service sends with this code.
     */
    status?: number;
  };
  delay?: Delay;
}
/**
 * An answer as it goes over the wire, for faults and for everything that the readable forms cannot say.
 */
export interface RawAnswer {
  /**
   * HTTP status. Default: 200.
   */
  status?: number;
  /**
   * Headers of the answer.
   */
  headers?: {
    [k: string]: string;
  };
  /**
   * The body as text, in UTF-8.
   */
  body?: string;
  /**
   * The body as a value that is sent as JSON.
   */
  json?: {} | unknown[] | string | number | boolean | null;
  base64?: Base64;
  /**
   * The body is sent so many times in a row.
   */
  repeat?: number;
  /**
   * The body is sent over and over, without an end.
   */
  endless?: true;
  /**
   * Only so many bytes of the body are sent, as if they were all.
   */
  truncate?: number;
  delay?: Delay;
  /**
   * What happens instead of a complete answer: the connection is refused, cannot be made within the timeout (unreachable), is reset after the request, nothing is ever answered (never), or the connection breaks (mid-body) or falls silent (stall) after half of the body.
   */
  abort?: "refuse" | "unreachable" | "reset" | "never" | "mid-body" | "stall";
}
/**
 * Whose keys they are.
 */
export interface Identity {
  /**
   * Account id.
   */
  account?: string;
  /**
   * Of the caller.
   */
  arn?: string;
  /**
   * Id of the caller.
   */
  userId?: string;
  delay?: Delay;
}
/**
 * The portal of IAM Identity Center: operation to answers.
 */
export interface Sso {
  GetRoleCredentials?: SsoRoleAnswers;
}
/**
 * The credentials of a role. What is not written is not sent.
 */
export interface SsoRole {
  /**
   * The access key.
   */
  accessKeyId?: string;
  /**
   * The secret key.
   */
  secretAccessKey?: string;
  /**
   * The session token.
   */
  sessionToken?: string;
  /**
   * A time relative to now (+1h30m, -5m), or milliseconds since the epoch.
   */
  expiration?: string | number;
  delay?: Delay;
}
/**
 * The token service of IAM Identity Center: operation to answers.
 */
export interface SsoOidc {
  CreateToken?: OidcTokenAnswers;
}
/**
 * A token. What is not written is not sent, except tokenType.
 */
export interface OidcToken {
  /**
   * The access token.
   */
  accessToken?: string;
  /**
   * Seconds.
   */
  expiresIn?: number;
  /**
   * The refresh token.
   */
  refreshToken?: string;
  /**
   * The identity token.
   */
  idToken?: string;
  /**
   * Default: Bearer.
   */
  tokenType?: string;
  delay?: Delay;
}
/**
 * The sign-in service of console login: operation to answers.
 */
export interface Signin {
  CreateOAuth2Token?: SigninTokenAnswers;
}
/**
 * A token, which holds credentials. What is not written is not sent, except tokenType.
 */
export interface SigninToken {
  /**
   * The access key.
   */
  accessKeyId?: string;
  /**
   * The secret key.
   */
  secretAccessKey?: string;
  /**
   * The session token.
   */
  sessionToken?: string;
  /**
   * Seconds.
   */
  expiresIn?: number;
  /**
   * The refresh token.
   */
  refreshToken?: string;
  /**
   * The identity token.
   */
  idToken?: string;
  /**
   * Default: aws_sigv4.
   */
  tokenType?: string;
  delay?: Delay;
}
/**
 * Instance metadata: request to answers. What is not given is not found: without token, only version 1 is there.
 */
export interface Imds {
  token?: ImdsTextAnswers;
  roles?: ImdsTextAnswers;
  zone?: ImdsTextAnswers;
  credentials?: ImdsCredentialsAnswers;
}
/**
 * The document of a role. What is not written is not sent, except code and type.
 */
export interface ImdsCredentials {
  /**
   * The access key.
   */
  accessKeyId?: string;
  /**
   * The secret key.
   */
  secretAccessKey?: string;
  /**
   * The session token.
   */
  sessionToken?: string;
  /**
   * A time relative to now (+1h30m, -5m), or the text that is sent.
   */
  expiration?: string;
  /**
   * Default: Success.
   */
  code?: string;
  /**
   * A time relative to now (+1h30m, -5m), or the text that is sent.
   */
  lastUpdated?: string;
  /**
   * Default: AWS-HMAC.
   */
  type?: string;
  delay?: Delay;
}
/**
 * The credentials endpoint of containers: request to answers, whatever the path.
 */
export interface Container {
  credentials?: ContainerCredentialsAnswers;
}
/**
 * The document of a role. What is not written is not sent.
 */
export interface ContainerCredentials {
  /**
   * The access key.
   */
  accessKeyId?: string;
  /**
   * The secret key.
   */
  secretAccessKey?: string;
  /**
   * The session token.
   */
  sessionToken?: string;
  /**
   * A time relative to now (+1h30m, -5m), or the text that is sent.
   */
  expiration?: string;
  /**
   * Account id.
   */
  accountId?: string;
  /**
   * Of the role.
   */
  roleArn?: string;
  delay?: Delay;
}
export interface Command {
  /**
   * The program (a name, or a path that begins with ~/) and its arguments, compared exactly.
   *
   * @minItems 1
   */
  argv: [string, ...string[]];
  stdout?: Output;
  stderr?: Output;
  /**
   * Exit status. Default: 0.
   */
  exit?: number;
}
/**
 * What the world holds and must be ignored, path to reason: a path as env.AWS_PROFILE, or files["~/.aws/config"].default.region. At the top of a file: in each of its cases.
 */
export interface Decoys {
  /**
   * Why it is there: what would be different if it were not ignored.
   */
  [k: string]: string;
}
/**
 * One world and what must come of it, at once (expect) or while time passes (steps).
 */
export interface Case {
  /**
   * Permanent and unique in the suite: lower-case words joined by hyphens.
   */
  id: string;
  /**
   * The behaviour in one sentence.
   */
  title: string;
  /**
   * Why the case exists, where the title does not tell.
   */
  why?: string;
  /**
   * The rules of spec/ that the case shows.
   *
   * @minItems 1
   */
  rules: [string, ...string[]];
  /**
   * What is asked of the implementation: to resolve credentials, only to parse the config and credentials files, or the values of settings. Default: resolve.
   */
  operation?: "resolve" | "parse" | "settings";
  given?: Given;
  decoys?: Decoys;
  expect?: Expect;
  /**
   * In place of expect: what must come of it, and what then, as time passes and the world changes. Each step asks the same session for its credentials again.
   *
   * @minItems 2
   * @maxItems 50
   */
  steps?: [Step, Step, ...Step[]];
}
/**
 * What must come of the world: exactly one of credentials, none, error and profiles; the rest is optional.
 */
export interface Expect {
  credentials?: Credentials;
  /**
   * No source has credentials, and that is not an error.
   */
  none?: true;
  error?: ErrorCode;
  profiles?: Sections;
  ssoSessions?: Sections;
  services?: Sections;
  /**
   * When the error appears: making the session or client, walking the chain, or reading the values.
   */
  phase?: "construct" | "load" | "freeze";
  source?: Source;
  /**
   * The sources that were asked, in order, the winner last.
   */
  consulted?: Source[];
  /**
   * What must not be touched.
   *
   * @minItems 1
   */
  forbids?: [string, ...string[]];
  /**
   * All requests that are made, in order.
   *
   * @maxItems 500
   */
  requests?: ExpectedRequest[];
  /**
   * Files below the home directory, and what must be in them afterwards.
   */
  files?: {
    [k: string]: ExpectedFile;
  };
  /**
   * For the operation settings: the value of each setting that is asked for; null where it has none.
   */
  settings?: {
    [k: string]: SettingValue;
  };
}
/**
 * Compared exactly: a key that is not here must not come out. The exception is expiration, which is compared only where it is stated.
 */
export interface Credentials {
  accessKeyId?: string;
  secretAccessKey?: string;
  sessionToken?: string;
  accountId?: string;
  /**
   * Relative to now, in days, hours, minutes and seconds (+1h30m, -5m), or the literal time in UTC.
   */
  expiration?: string;
}
/**
 * For the operation parse: what the config and credentials files say, name to keys and values, compared exactly.
 */
export interface Sections {
  /**
   * Key to text, or to the map of a nested block.
   */
  [k: string]: {
    [k: string]:
      | string
      | {
          [k: string]: string;
        };
  };
}
/**
 * One request. What is not stated is not compared.
 */
export interface ExpectedRequest {
  /**
   * The service, or the host where it is none of the services.
   */
  service: string;
  /**
   * What the service is asked for.
   */
  operation?:
    | "AssumeRole"
    | "AssumeRoleWithWebIdentity"
    | "GetCallerIdentity"
    | "GetRoleCredentials"
    | "CreateToken"
    | "CreateOAuth2Token"
    | "token"
    | "roles"
    | "zone"
    | "credentials";
  path?: Value;
  /**
   * Required parameters: of the form, the query or the JSON body; for the credentials of imds, role.
   */
  params?: {
    [k: string]: Value;
  };
  /**
   * Parameters that must not be sent.
   */
  forbidParams?: string[];
  /**
   * Required headers, in lower case.
   */
  headers?: {
    [k: string]: Value;
  };
  /**
   * Headers that must not be sent, in lower case.
   */
  forbidHeaders?: string[];
  /**
   * The access key that signed the request, or unsigned. Every signature is verified.
   */
  signedBy?: string;
  /**
   * The region that the request is signed for.
   */
  region?: string;
  /**
   * The host that is asked.
   */
  host?: string;
  /**
   * The request is made so many times in a row. Default: 1.
   */
  times?: number;
}
/**
 * One look at the credentials of the session. Times in it count from the moment of the step.
 */
export interface Step {
  /**
   * How long after the step before, in days, hours, minutes and seconds (+50m). Not in the first step.
   */
  after?: string;
  given?: Given;
  expect: Expect;
}
