/** Generated from spec/schema/case.schema.json by `npm run generate`; do not edit. */

/**
 * A text; null removes what the file gives to all cases.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "text".
 */
export type Text = string | null;
/**
 * The closed list of error codes, see spec/error-codes.md.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "errorCode".
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
  | "param-validation"
  | "service-error"
  | "connection-failed"
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
 * A credchain case file: worlds, and what a resolver must make of them.
 */
export interface CaseFile {
  /**
   * What the cases of this file are about.
   */
  title: string;
  given?: Given;
  /**
   * The cases, each with a permanent id.
   *
   * @minItems 1
   */
  cases: [Case, ...Case[]];
}
/**
 * A world: all that a resolver may observe. The one at the top of a file is shared by its cases; each case lays its own over it.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "given".
 */
export interface Given {
  params?: Params | null;
  /**
   * The environment. Nothing else is set, except HOME and PATH. null removes an inherited entry.
   */
  env?: {
    [k: string]: string | null;
  };
  /**
   * Path to content. A path begins with ~/ (the home directory).
   */
  files?: {
    [k: string]: string | File | null;
  };
  /**
   * The time at which the case begins, ISO 8601 in UTC. Times elsewhere are relative to it. Default: 2026-01-01T00:00:00Z in-process, the real time for processes.
   */
  now?: string;
}
/**
 * What is given in code.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "params".
 */
export interface Params {
  session?: SessionParams;
  client?: ClientParams;
}
/**
 * Arguments of the session.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "sessionParams".
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
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "clientParams".
 */
export interface ClientParams {
  accessKeyId?: Text;
  secretAccessKey?: Text;
  sessionToken?: Text;
  accountId?: Text;
  region?: Text;
}
/**
 * A file that is more than a text.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "file".
 */
export interface File {
  /**
   * The content as text, in UTF-8.
   */
  text?: string;
  /**
   * The content as bytes.
   */
  base64?: string;
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
 * One world and what must come of it.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "case".
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
   * What is asked of the implementation: to resolve credentials, or only to parse the config and credentials files. Default: resolve.
   */
  operation?: "resolve" | "parse";
  given?: Given;
  expect: Expect;
}
/**
 * What must come of the world: exactly one of credentials, none, error and profiles; the rest is optional.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "expect".
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
  /**
   * The source that the credentials came from.
   */
  source?:
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
   * The sources that were asked, in order, the winner last.
   */
  consulted?: (
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
    | "iam-role"
  )[];
  /**
   * What must not be touched.
   *
   * @minItems 1
   */
  forbids?: [string, ...string[]];
}
/**
 * Compared exactly: a key that is not here must not come out. The exception is expiration, which is compared only where it is stated.
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "credentials".
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
 *
 * This interface was referenced by `CaseFile`'s JSON-Schema
 * via the `definition` "sections".
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
