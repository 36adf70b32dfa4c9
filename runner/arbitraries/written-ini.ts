/** Config files written on purpose: what they say is known, how they say it is chance. */
import fc from 'fast-check';
import {
  lineEnd,
  lineText,
  NESTED_BREAK_CHARACTERS,
  space,
  spacing,
  trimmedText,
} from './ini-text.js';

/** Key to text, or to the map of a nested value. */
export type WrittenSettings = ReadonlyMap<string, string | ReadonlyMap<string, string>>;

/** A file, and what a parser must find in it. */
export interface WrittenIni {
  readonly text: string;
  /** In the order of the file. */
  readonly sections: ReadonlyMap<string, WrittenSettings>;
}

/** The lines of a file without their ends, and what they say. */
interface Written<T> {
  readonly lines: readonly string[];
  readonly says: T;
}

type Setting = readonly [key: string, value: string | ReadonlyMap<string, string>];

/** A line that begins so is not what its writer meant. */
const isComment = (text: string): boolean => /^[#;]/.test(text);

/** Lines that say nothing. */
const nothing = fc.array(
  fc.oneof(
    spacing,
    fc
      .tuple(spacing, fc.constantFrom('#', ';'), lineText)
      .map(([indent, mark, text]) => indent + mark + text),
  ),
  { maxLength: 2 },
);

const deeper = fc.tuple(space, spacing).map(([first, rest]) => first + rest);

const textLine = trimmedText.filter((text) => !isComment(text));

/** A value on the line of its key, and perhaps on deeper ones. */
const text = fc
  .tuple(
    fc.oneof(fc.constant(''), trimmedText),
    fc.array(fc.tuple(fc.nat(2), deeper, textLine), { maxLength: 2 }),
  )
  .map(([first, further]): Written<string> => {
    // Without a first line the further ones would make a nested value.
    const rest = first === '' ? [] : further;
    return {
      lines: [
        first,
        ...rest.flatMap(([blank, indent, line]) => [
          ...Array.from({ length: blank }, () => ''),
          indent + line,
        ]),
      ],
      says: first + rest.map(([blank, , line]) => '\n'.repeat(blank + 1) + line).join(''),
    };
  });

const nestedText = trimmedText.filter(
  (line) => !NESTED_BREAK_CHARACTERS.some((character) => line.includes(character)),
);

const nested = fc
  .array(
    fc.record({
      key: nestedText.filter((key) => !/[=]/.test(key) && !isComment(key)),
      value: fc.oneof(fc.constant(''), nestedText),
      indent: deeper,
      gap: fc.constantFrom('', ' ', '\t'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((settings): Written<ReadonlyMap<string, string>> => ({
    lines: [
      '',
      ...settings.map(({ key, value, indent, gap }) => `${indent}${key}${gap}=${gap}${value}`),
    ],
    says: new Map(settings.map(({ key, value }) => [key, value])),
  }));

/** A key in lower case that can be written in any; the letters beyond ASCII are left alone. */
const key = trimmedText.filter(
  // With a bracket in front, a bracket in the value would make a header of the whole line.
  (name) => !/[=:]|^\[/.test(name) && !isComment(name) && name === name.toLowerCase(),
);

const setting = fc
  .record({
    key,
    capitals: fc.boolean(),
    before: spacing,
    delimiter: fc.constantFrom('=', ':'),
    after: spacing,
    value: fc.oneof<fc.Arbitrary<Written<Setting[1]>>[]>(text, nested),
    around: nothing,
  })
  .map(({ key, capitals, before, delimiter, after, value, around }): Written<Setting> => {
    const written = capitals ? key.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : key;
    const [first = '', ...further] = value.lines;
    return {
      lines: [...around, `${written}${before}${delimiter}${after}${first}`, ...further],
      says: [key, value.says],
    };
  });

const section = fc
  .record({
    name: lineText.filter((name) => name !== '' && name !== 'DEFAULT'),
    after: lineText.map((text) => text.replaceAll(']', ')')),
    settings: fc.uniqueArray(setting, { selector: ({ says: [key] }) => key, maxLength: 4 }),
    around: nothing,
  })
  .map(({ name, after, settings, around }): Written<readonly [string, WrittenSettings]> => ({
    lines: [...around, `[${name}]${after}`, ...settings.flatMap(({ lines }) => lines)],
    says: [name, new Map(settings.map(({ says }) => says))],
  }));

/** A well-formed file and what it says, in every way that the grammar has of saying it. */
export const writtenIni: fc.Arbitrary<WrittenIni> = fc
  .tuple(
    fc.uniqueArray(section, { selector: ({ says: [name] }) => name, maxLength: 4 }),
    lineEnd,
    fc.boolean(),
  )
  .map(([sections, end, ended]) => ({
    text: sections.flatMap(({ lines }) => lines).join(end) + (ended ? end : ''),
    sections: new Map(sections.map(({ says }) => says)),
  }));
