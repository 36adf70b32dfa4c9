/** Pieces of a world: each chapter makes some, and a world is a few of them laid over one another. */
import type { Given as GivenEntry } from '../../model/case-file.generated.js';

/** Key to value, or to the map of a nested value. */
export type Settings = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Section to settings. */
export type Sections = Readonly<Record<string, Settings>>;

/** What one chapter puts into a world. What is absent, it leaves alone. */
export interface WorldPart extends Pick<
  GivenEntry,
  'sts' | 'sso' | 'sso-oidc' | 'signin' | 'imds' | 'container'
> {
  readonly env?: Readonly<Record<string, string>>;
  readonly session?: Readonly<Record<string, string>>;
  readonly client?: Readonly<Record<string, string>>;
  /** Profiles as the config file has them, by their names; `default` is one. */
  readonly config?: Sections;
  /** Other sections of the config file, by their headers. */
  readonly sections?: Sections;
  /** Profiles as the credentials file has them. */
  readonly credentials?: Sections;
  readonly files?: NonNullable<GivenEntry['files']>;
  readonly commands?: NonNullable<GivenEntry['commands']>;
  readonly mfa?: readonly string[];
}

type Mutable = Record<string, unknown>;

/** Lists are whole, and so are the files and the answers of a service to one request. */
const DEPTH: Readonly<Record<keyof WorldPart, number>> = {
  env: 1,
  session: 1,
  client: 1,
  config: 2,
  sections: 2,
  credentials: 2,
  files: 1,
  sts: 1,
  sso: 1,
  'sso-oidc': 1,
  signin: 1,
  imds: 1,
  container: 1,
  commands: 0,
  mfa: 0,
};

/** Lays parts over one another; where two say something of the same thing, the later one counts. */
export function layParts(parts: readonly WorldPart[]): WorldPart {
  const laid: Mutable = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      laid[key] = lay(laid[key], value, DEPTH[key as keyof WorldPart]);
    }
  }
  return laid;
}

function lay(below: unknown, above: unknown, depth: number): unknown {
  // Only what a whole world has is a list at depth 0: its commands and codes.
  if (depth === 0 && isList(below) && isList(above)) return [...below, ...above];
  if (depth === 0 || !isMap(below) || !isMap(above)) return above;
  const laid: Mutable = { ...below };
  for (const [key, value] of Object.entries(above)) laid[key] = lay(laid[key], value, depth - 1);
  return laid;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function isMap(value: unknown): value is Mutable {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
