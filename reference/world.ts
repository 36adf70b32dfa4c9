/** All that a resolver may observe. The reference touches nothing else: no process, no disk, no clock. */

/** Credentials and settings given in code, at the session or at the client. */
export interface SessionParams {
  readonly profile?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly accountId?: string;
  readonly region?: string;
}

/** Client parameters are those of a session, except that a client has no profile. */
export type ClientParams = Omit<SessionParams, 'profile'>;

export interface Params {
  readonly session?: SessionParams;
  readonly client?: ClientParams;
}

/** Why a file could not be read; the names are those of errno. */
export type FileErrorCode = 'ENOENT' | 'EACCES' | 'EISDIR' | 'ENOTDIR' | 'EIO';

/** Thrown by {@link Files.read} and {@link Files.write}. */
export class FileError extends Error {
  override readonly name = 'FileError';
  constructor(
    readonly code: FileErrorCode,
    readonly path: string,
  ) {
    super(`${code}: ${path}`);
  }
}

export interface Files {
  /** The bytes of the file at a path; a relative one begins at the home directory. Throws {@link FileError}. */
  read(path: string): Uint8Array;
  /** Whether the path leads to a regular file (readable or not). Never throws. */
  isFile(path: string): boolean;
  /** Replaces a file atomically, makes missing folders. `mode` as for chmod. Throws {@link FileError}. */
  write(path: string, bytes: Uint8Array, mode: number): void;
}

/** What a command did. `exit` is its exit status. */
export interface CommandResult {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly exit: number;
}

/** Thrown by {@link World.run} when no program of that name exists. */
export class CommandNotFoundError extends Error {
  override readonly name = 'CommandNotFoundError';
  constructor(readonly program: string) {
    super(`no such program: ${program}`);
  }
}

/** How a request failed below HTTP. */
export type NetworkErrorKind =
  'refused' | 'connect-timeout' | 'reset' | 'timeout' | 'redirect-loop' | 'too-large';

/** Thrown by {@link World.fetch}. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  constructor(
    readonly kind: NetworkErrorKind,
    readonly url: string,
  ) {
    super(`${kind}: ${url}`);
  }
}

export interface World {
  readonly params: Params;
  readonly env: ReadonlyMap<string, string>;
  /** Absolute path of the home directory, without a final slash. */
  readonly home: string;
  readonly files: Files;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits for `ms` milliseconds of the world's clock. */
  sleep(ms: number): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
  /**
   * One HTTP exchange, no redirects followed. `timeout` in ms. Where the connection was closed in the
   * middle of the body, the body is shorter than its content-length. Throws {@link NetworkError}.
   */
  fetch(request: Request, options: { readonly timeout: number }): Promise<Response>;
  /** Runs a program without a shell. Throws {@link CommandNotFoundError}, or {@link FileError} if it may not be run. */
  run(argv: readonly string[]): Promise<CommandResult>;
  /** Asks the person at the terminal, e.g. for an MFA code. */
  prompt(text: string): Promise<string>;
}
