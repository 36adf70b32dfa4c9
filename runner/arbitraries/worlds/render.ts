/** A world as a case file has it: the parts laid over one another, and the files written out. */
import fc from 'fast-check';
import type { Given as GivenEntry } from '../../model/case-file.generated.js';
import type { Sections, Settings, WorldPart } from './part.js';

/** How the config and credentials files are written where there is a choice. */
export interface Hand {
  /** Between a key and its value. */
  readonly delimiter: string;
  /** How the header of a profile of the config file is written. */
  readonly header: (profile: string) => string;
  /** Before the name of a nested setting. */
  readonly indent: string;
  readonly lineEnd: string;
  /** Lines in front of the first section, and behind the last. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** The setting, counted from 0, that gets a nested value in place of its own. */
  readonly nested: number | undefined;
}

const plainHeader = (name: string): string =>
  name === 'default' ? '[default]' : `[profile ${name}]`;

const header = fc.oneof(
  { weight: 40, arbitrary: fc.constant(plainHeader) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<(name: string) => string>(
      (name) => `[profile "${name}"]`,
      (name) => `[profile '${name}']`,
      (name) => `[profile   ${name}  ]`,
      (name) => `[\tprofile ${name}]`,
      (name) => `[${name}]`,
      (name) => `[profile ${name}] # trailing`,
    ),
  },
);

const line = fc.constantFrom(
  '# a comment',
  '; another',
  '',
  '   ',
  '[plugins]',
  '[profile ]',
  '[profile dev prod]',
  '[sso-session corp]',
  '[default]',
  '[DEFAULT]',
  'loose = line',
  '  indented = line',
  'no delimiter',
  '\ufeff',
);

const lines = fc.oneof(
  { weight: 50, arbitrary: fc.constant([] as string[]) },
  { weight: 1, arbitrary: fc.array(line, { minLength: 1, maxLength: 2 }) },
);

/** Mostly as everybody writes them. */
export const hand: fc.Arbitrary<Hand> = fc.record({
  delimiter: fc.oneof(
    { weight: 12, arbitrary: fc.constant(' = ') },
    { weight: 2, arbitrary: fc.constantFrom('=', ' : ', ':', '\t=\t', ' =') },
  ),
  header,
  indent: fc.constantFrom('  ', '\t', ' '),
  lineEnd: fc.oneof(
    { weight: 12, arbitrary: fc.constant('\n') },
    { weight: 1, arbitrary: fc.constant('\r\n') },
  ),
  before: lines,
  behind: lines,
  nested: fc.oneof(
    { weight: 20, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat({ max: 11 }) },
  ),
});

/** The world of a case file that `part` describes, its files in this `hand`. */
export function toGiven(part: WorldPart, hand: Hand): GivenEntry {
  const { env, session, client, config, sections, credentials, files, ...rest } = part;
  const params = { ...(session && { session }), ...(client && { client }) };
  const written = {
    ...(config || sections
      ? { '~/.aws/config': { ...headed(config, hand.header), ...bracketed(sections) } }
      : {}),
    ...(credentials ? { '~/.aws/credentials': bracketed(credentials) } : {}),
  };
  const own = Object.fromEntries(
    Object.entries(nest(written, hand.nested)).map(([path, each]) => [path, write(each, hand)]),
  );
  const all = { ...own, ...files };
  return {
    ...(Object.keys(params).length > 0 && { params }),
    ...(env && Object.keys(env).length > 0 && { env }),
    ...(Object.keys(all).length > 0 && { files: all }),
    ...rest,
  } as unknown as GivenEntry;
}

function headed(profiles: Sections = {}, name: Hand['header']): Sections {
  return Object.fromEntries(Object.entries(profiles).map(([key, value]) => [name(key), value]));
}

function bracketed(sections: Sections = {}): Sections {
  return Object.fromEntries(Object.entries(sections).map(([key, value]) => [`[${key}]`, value]));
}

/** The files, where one setting has a nested value. */
function nest(
  files: Readonly<Record<string, Sections>>,
  nested: number | undefined,
): Readonly<Record<string, Sections>> {
  let left = nested ?? -1;
  const mapped = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
  return mapped(files, (sections) =>
    mapped(sections, (settings) =>
      mapped(settings, (value) => (left-- === 0 ? { a: 'b', c: 'd' } : value)),
    ),
  );
}

function write(sections: Sections, hand: Hand): string {
  const written = Object.entries(sections).flatMap(([head, settings]) => [
    head,
    ...linesOf(settings, hand),
  ]);
  return [...hand.before, ...written, ...hand.behind].map((each) => each + hand.lineEnd).join('');
}

function linesOf(settings: Settings, { delimiter, indent }: Hand): string[] {
  return Object.entries(settings).flatMap(([key, value]) => {
    if (typeof value === 'string') return [key + delimiter + value];
    const nested = Object.entries(value).map(([name, text]) => `${indent}${name} = ${text}`);
    return [`${key} =`, ...nested];
  });
}
