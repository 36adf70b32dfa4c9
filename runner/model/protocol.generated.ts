/** Generated from spec/schema/protocol.schema.json by `npm run generate`; do not edit. */

/**
 * One line of the stdio protocol between the runner and an adapter (spec/protocol.md).
 */
export type ProtocolMessage = HelloRequest | Hello | Request | Again | Reply;
/**
 * What an implementation can be asked, and what it can report.
 */
export type Capability =
  | "resolve"
  | "parse"
  | "session-params"
  | "client-params"
  | "none"
  | "error-codes"
  | "phases"
  | "source"
  | "consulted"
  | "account-id"
  | "expiration"
  | "routes"
  | "concurrent"
  | "steps"
  | "settings";
export type Outcome =
  CredentialsOutcome | NoneOutcome | ErrorOutcome | ProfilesOutcome | SettingsOutcome | UnsupportedOutcome;
/**
 * A text, a number, true or false, null, or a map of these.
 */
export type SettingValue =
  | (string | number | boolean | null)
  | {
      [k: string]: SettingValue;
    };

/**
 * Runner to adapter, the first line.
 */
export interface HelloRequest {
  type: "hello";
  protocol: 1;
}
/**
 * Adapter to runner, the answer to the first line.
 */
export interface Hello {
  type: "hello";
  protocol: 1;
  name: string;
  version: string;
  language: string;
  capabilities: Capability[];
}
/**
 * Runner to adapter: one world. The id is opaque.
 */
export interface Request {
  type: "resolve" | "parse" | "settings";
  id: string;
  world: World;
  /**
   * Only with the capability steps: the session is asked again, so it must be kept.
   */
  keep?: true;
}
/**
 * The staged world. Files are really there, below home.
 */
export interface World {
  home: string;
  /**
   * The whole environment of the case, HOME and PATH included.
   */
  env: {
    [k: string]: string;
  };
  params: {
    session?: Params;
    client?: Params;
  };
  /**
   * Only for adapters with the capability routes: an http URL without a path. Every request of the implementation, whatever its host and scheme, goes there instead: the same method, path, query, headers and body, and the Host header of the real address; X-Forwarded-Proto says https where that was the scheme. An answer with the header x-credchain-abort (refuse or unreachable) stands for a connection that was refused, or that could not be made within the connect timeout.
   */
  gateway?: string;
  /**
   * The codes that the person at the prompt types, in order; after them, the prompt meets the end of input.
   */
  mfa?: string[];
  /**
   * The names of the settings that are asked for.
   */
  settings?: string[];
}
export interface Params {
  profile?: string;
  accessKeyId?: string;
  secretAccessKey?: string;
  sessionToken?: string;
  accountId?: string;
  region?: string;
}
/**
 * Runner to adapter, only with the capability steps: the session of an earlier request hands out its credentials again. The world has changed meanwhile.
 */
export interface Again {
  type: "again";
  id: string;
  /**
   * The id of the request that made the session.
   */
  session: string;
  /**
   * How long ago the world of the session began, in ms. The implementation is to believe so.
   */
  elapsed: number;
  /**
   * The whole environment, as it is now.
   */
  env: {
    [k: string]: string;
  };
  /**
   * The session is not asked again.
   */
  last?: true;
}
/**
 * Adapter to runner: what the implementation did with the world of that id.
 */
export interface Reply {
  type: "outcome";
  id: string;
  outcome: Outcome;
}
export interface CredentialsOutcome {
  result: "credentials";
  credentials: {
    accessKeyId?: string;
    secretAccessKey?: string;
    sessionToken?: string;
    accountId?: string;
    expiration?: string;
  };
  source?: string;
  consulted?: string[];
}
export interface NoneOutcome {
  result: "none";
  consulted?: string[];
}
/**
 * Without a code: the implementation yielded no credentials and cannot say why.
 */
export interface ErrorOutcome {
  result: "error";
  code?: string;
  phase?: "construct" | "load" | "freeze";
  message?: string;
  consulted?: string[];
}
/**
 * The answer to parse: what the config and credentials files say together. An absent table is empty.
 */
export interface ProfilesOutcome {
  result: "profiles";
  profiles: Sections;
  ssoSessions?: Sections;
  services?: Sections;
}
/**
 * Name to keys and their values; a value is a text, or the map of a nested block.
 */
export interface Sections {
  [k: string]: {
    [k: string]:
      | string
      | {
          [k: string]: string;
        };
  };
}
/**
 * The answer to settings: a value for each name that was asked for; null where there is none.
 */
export interface SettingsOutcome {
  result: "settings";
  settings: {
    [k: string]: SettingValue;
  };
}
/**
 * The implementation cannot be asked this.
 */
export interface UnsupportedOutcome {
  result: "unsupported";
  reason: string;
}
