/** Whole worlds: what is asked, the world as a case file would have it, and what becomes of it later. */
import fc from 'fast-check';
import type { Given as GivenEntry } from '../../model/case-file.generated.js';
import { nearlyValidIni } from '../nearly-valid-ini.js';
import { CHAPTERS } from './chapters.js';
import { layParts, type WorldPart } from './part.js';
import { hand, toGiven } from './render.js';
import { mostly } from './values.js';

/** A world and what is asked in it, in the words of case files. */
export interface MadeWorld {
  readonly operation: 'resolve' | 'parse' | 'settings';
  readonly given: GivenEntry;
  /** Later looks at the credentials of the same session. */
  readonly later?: readonly MadeStep[];
}

export interface MadeStep {
  /** How long after the look before, e.g. `+9m`. */
  readonly after: string;
  /** What is laid over the world as it was. */
  readonly given: GivenEntry;
}

/** The chapters that worlds can be made for. */
export const WORLD_CHAPTERS = [
  ...(Object.keys(CHAPTERS) as (keyof typeof CHAPTERS)[]),
  'INI',
  'PROFILES',
  'MERGE',
  'REFRESH',
] as const;

export type WorldChapter = (typeof WORLD_CHAPTERS)[number];

type Parts = fc.Arbitrary<readonly WorldPart[]>;

/** Chapters whose sources hand out credentials that end. */
const WITH_AN_END = ['ENV', 'ROLE', 'WEBID', 'SSO', 'LOGIN', 'PROC', 'CONT', 'IMDS'] as const;

/** Names of settings, as a session is asked for them. */
const SETTINGS = [
  'region',
  'output',
  'ca_bundle',
  'data_path',
  'metadata_service_timeout',
  'metadata_service_num_attempts',
  'max_attempts',
  'retry_mode',
  'parameter_validation',
  'use_fips_endpoint',
  'use_dualstack_endpoint',
  'ignore_configured_endpoint_urls',
  'defaults_mode',
  's3',
  'tcp_keepalive',
  'user_agent_appid',
  'sts_regional_endpoints',
  'profile',
  'config_file',
  'credentials_file',
  'no_such_setting',
  'endpoint_url.s3',
  'endpoint_url.sso-oidc',
];

/**
 * Worlds in which the rules of `chapters` matter (default: all). A world is made of one to four
 * chapters' parts, so that each meets every other. Shrinks towards fewer parts, and in these towards
 * fewer and plainer values. Nothing in a world makes anybody wait in real time.
 */
export function worlds(
  chapters: readonly WorldChapter[] = WORLD_CHAPTERS,
): fc.Arbitrary<MadeWorld> {
  const sources = chapters.filter((name) => name in CHAPTERS) as (keyof typeof CHAPTERS)[];
  const lasting = WITH_AN_END.filter((name) => sources.includes(name));
  const kinds: fc.WeightedArbitrary<MadeWorld>[] = [];
  const resolving = sources.filter((name) => name !== 'CONFIG');
  if (resolving.length > 0) {
    kinds.push({ weight: 2 * resolving.length, arbitrary: resolve(partsOf(resolving)) });
  }
  if (chapters.includes('REFRESH')) {
    const inTime = partsOf(lasting.length > 0 ? lasting : WITH_AN_END);
    kinds.push({ weight: 5, arbitrary: fc.oneof(inOneSession(inTime), inOneSession(inTime)) });
  }
  if (sources.includes('CONFIG')) {
    const beside = sources.filter((name) => name === 'SELECT' || name === 'CONFIG');
    kinds.push({ weight: 2, arbitrary: settings(partsOf(beside)) });
  }
  if (chapters.some((name) => name === 'INI' || name === 'PROFILES' || name === 'MERGE')) {
    kinds.push({ weight: 2, arbitrary: fc.oneof(parse, resolveText) });
  }
  return fc.oneof(...kinds);
}

/** One to four parts; the chapters are equally probable, and the first is there in any case. */
function partsOf(chapters: readonly (keyof typeof CHAPTERS)[]): Parts {
  const any = fc.oneof(...chapters.map((name) => CHAPTERS[name] as Parts));
  return fc.oneof(
    { weight: 4, arbitrary: any },
    {
      weight: 6,
      arbitrary: fc.array(any, { minLength: 2, maxLength: 4 }).map((parts) => parts.flat()),
    },
  );
}

const made = (parts: Parts): fc.Arbitrary<GivenEntry> =>
  fc.tuple(parts, hand).map(([all, written]) => toGiven(layParts(all), written));

const resolve = (parts: Parts): fc.Arbitrary<MadeWorld> =>
  made(parts).map((given) => ({ operation: 'resolve', given }));

/** Looks again after some time, in which the services or the environment may have changed. */
function inOneSession(parts: Parts): fc.Arbitrary<MadeWorld> {
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.constant<GivenEntry>({}) },
    { weight: 3, arbitrary: made(parts).map(withoutParams) },
  );
  const step = fc.record<MadeStep>({
    after: mostly(['+4m', '+9m', '+28m', '+2h'], ['+1s', '+2d']),
    given: change,
  });
  return fc
    .tuple(made(parts), fc.array(step, { minLength: 1, maxLength: 3 }))
    .map(([given, later]) => {
      const byChance = [given, ...later.map((each) => each.given)].some(({ imds }) => imds);
      const codes = later.some((each) => JSON.stringify(each.given).includes('mfa_serial'));
      return {
        operation: 'resolve',
        // Codes are typed in the session, and so belong to its beginning.
        given: codes ? { ...given, mfa: given.mfa ?? Array<string>(5).fill('123456') } : given,
        later: byChance
          ? later.map(({ after, ...rest }) => ({ ...rest, after: DECIDED[after]! }))
          : later,
      };
    });
}

/**
 * Old credentials of instance metadata are used on for fifteen minutes, and two to ten that boto3 makes
 * by chance. No step ends in those.
 */
const DECIDED: Readonly<Record<string, string>> = {
  '+4m': '+20s',
  '+9m': '+28m',
  '+28m': '+28m',
  '+2h': '+2h',
  '+1s': '+1s',
  '+2d': '+2d',
};

/** What is given in code is given once. */
function withoutParams({ params: _params, mfa: _mfa, ...given }: GivenEntry): GivenEntry {
  return given;
}

const settings = (parts: Parts): fc.Arbitrary<MadeWorld> =>
  fc
    .tuple(
      made(parts),
      fc.uniqueArray(fc.constantFrom(...SETTINGS), { minLength: 1, maxLength: 4 }),
    )
    .map(([given, names]) => ({
      operation: 'settings',
      given: { ...withoutHome(withoutClient(given)), settings: names as [string, ...string[]] },
    }));

/** The home directory of a world is its own, so no setting may show it. */
function withoutHome({ env, ...given }: GivenEntry): GivenEntry {
  if (!env) return given;
  const entries = Object.entries(env).map(([name, value]) => [
    name,
    value?.replaceAll('{{home}}', '~'),
  ]);
  return { ...given, env: Object.fromEntries(entries) as typeof env };
}

/** Only a session has settings that can be asked for. */
function withoutClient({ params, ...given }: GivenEntry): GivenEntry {
  return params?.session ? { ...given, params: { session: params.session } } : given;
}

/** NUL cannot stand in a case file; that it is taken as any other is the business of `configFile`. */
const awkward = nearlyValidIni.map((text) => text.replaceAll('\0', ' '));

const bothFiles = fc.oneof(
  awkward.map((text) => ({ '~/.aws/config': text })),
  awkward.map((text) => ({ '~/.aws/credentials': text })),
  fc
    .tuple(awkward, awkward)
    .map(([config, secrets]) => ({ '~/.aws/config': config, '~/.aws/credentials': secrets })),
);

const parse: fc.Arbitrary<MadeWorld> = bothFiles.map((files) => ({
  operation: 'parse',
  given: { files },
}));

/** The same files, and somebody who wants credentials from them. */
const resolveText: fc.Arbitrary<MadeWorld> = fc
  .tuple(bothFiles, fc.constantFrom(undefined, 'default', 'dev', 'a'))
  .map(([files, name]) => ({
    operation: 'resolve',
    given: { files, ...(name !== undefined && { params: { session: { profile: name } } }) },
  }));
