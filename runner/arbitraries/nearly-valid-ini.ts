/** Text that is nearly a config file: every trap of the grammar with real probability. */
import fc from 'fast-check';
import {
  lineEnd,
  lineText,
  NESTED_BREAK_CHARACTERS,
  space,
  spacing,
  trimmedText,
} from './ini-text.js';
import { BROKEN_LINES, KEYS, NESTED_KEYS, SECTION_NAMES, VALUES } from './ini-traps.js';

type Text = fc.Arbitrary<string>;

/** One of several, each with its weight. */
const either = (...choices: readonly (readonly [weight: number, arbitrary: Text])[]): Text =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** One after the other. */
const joined = (...parts: readonly Text[]): Text =>
  fc.tuple(...parts).map((texts) => texts.join(''));

const name = either(
  [12, fc.constantFrom(...SECTION_NAMES)],
  [1, trimmedText],
  [1, joined(fc.constantFrom('profile ', 'sso-session ', 'services '), lineText)],
);

/** Half of them numbered, because any repetition makes an error of the whole file. */
const key = either(
  [6, fc.nat(99).map((number) => `key${number}`)],
  [6, fc.constantFrom(...KEYS)],
  [1, trimmedText],
);

const value = either([4, fc.constantFrom(...VALUES)], [1, lineText]);

const delimiter = either(
  [6, fc.constant(' = ')],
  [2, joined(spacing, fc.constantFrom('=', ':'), spacing)],
);

/** Little as a rule: an indented line is mostly swallowed by the one above it. */
const indent = either([8, fc.constant('')], [1, spacing]);
const deeper = joined(space, spacing);

const assignment = joined(key, delimiter, value);

const header = joined(
  fc.constant('['),
  name,
  fc.constant(']'),
  either([6, fc.constant('')], [1, lineText]),
);

const comment = joined(spacing, fc.constantFrom('#', ';'), lineText);

const nestedLine = joined(
  deeper,
  fc.constantFrom(...NESTED_KEYS),
  either([8, fc.constantFrom('=', ' = ', ' =')], [1, fc.constantFrom(': ', '')]),
  either(
    [4, value],
    [1, fc.constantFrom(...NESTED_BREAK_CHARACTERS).map((character) => `a${character}b = c`)],
  ),
);

/** A nested value of several lines, in most cases a good one. */
const nested = joined(
  fc.constantFrom('s3 =', 'S3:', 'a =', 'b = '),
  fc
    .array(joined(lineEnd, nestedLine), { minLength: 1, maxLength: 3 })
    .map((lines) => lines.join('')),
);

/** One line without its end, or a few that belong together. */
const block = either(
  [10, joined(indent, header)],
  [16, joined(indent, assignment)],
  [5, nested],
  [4, joined(deeper, assignment)],
  [2, joined(deeper, header)],
  [2, joined(deeper, lineText)],
  [1, nestedLine],
  [4, spacing],
  [3, comment],
  [1, either([1, fc.constantFrom(...BROKEN_LINES)], [1, lineText])],
);

/**
 * Lines of all kinds in any order, most files beginning with a header. Shrinks towards fewer lines and
 * plainer ones.
 */
export const nearlyValidIni: Text = joined(
  either([16, fc.constant('')], [1, fc.constantFrom('\ufeff', ' ', '\n', '\r', '\0')]),
  either([6, header], [1, block]),
  fc.array(joined(lineEnd, block), { maxLength: 12 }).map((lines) => lines.join('')),
  either([1, lineEnd], [1, fc.constant('')]),
);
