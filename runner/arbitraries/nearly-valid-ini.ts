/** Text that is nearly a config file: every trap of the grammar with real probability. */
import fc from 'fast-check';
import { lineEnd, lineText, space, spacing, trimmedText } from './ini-text.js';

/** Few, so that the same name comes up again: in one file, in both files, in other spellings. */
const SECTION_NAMES = [
  'default',
  'DEFAULT',
  'Default',
  ' default ',
  'profile default',
  'profile a',
  'profile "a"',
  'profile  a',
  'profile\ta ',
  "profile 'a b'",
  'profile a\\ b',
  "profile it's",
  'profile a b',
  'profile',
  'profile ""',
  'profilea a',
  'PROFILE a',
  'sso-session a',
  "sso-session 'a'",
  'services a',
  'services "a b"',
  'a',
  'a b',
  '"a"',
  '__proto__',
  'profile __proto__',
  'profile constructor',
  'a]',
  '[a',
  '1',
  'profile\u00a0a',
  'profile a\u2003',
];

const KEYS = [
  ...['region', 'Region', 'REGION', 'output', 's3', 'S3', 'role_arn', 'aws_access_key_id'],
  ...['__proto__', 'constructor', 'toString', 'a b', 'k', '\u212a', 'İ', 'ΑΣ', '1', 'key[]'],
];

const VALUES = [
  ...['', 'eu-west-1', 'a # b', 'a ; b', '"a"', "'a'", 'a\\', '%(a)s', '$HOME', 'true', 'null'],
  ...['a = b', 'a: b', '[a]', 'a\u2028b = c', 'a\x85b', '\ufeffa', '#a', '[a', '= a', '01'],
];

const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...SECTION_NAMES) },
  { weight: 1, arbitrary: trimmedText },
  { weight: 1, arbitrary: lineText.map((text) => `profile ${text}`) },
);

/** Keys are numbered as a rule, because any repetition makes an error of the whole file. */
const key = fc.oneof(
  { weight: 10, arbitrary: fc.nat(999).map((number) => `key${number}`) },
  { weight: 4, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 2, arbitrary: trimmedText },
);

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: lineText },
);

const delimiter = fc.oneof(
  { weight: 6, arbitrary: fc.constant(' = ') },
  {
    weight: 2,
    arbitrary: fc.tuple(spacing, fc.constantFrom('=', ':'), spacing).map((p) => p.join('')),
  },
);

/** Little as a rule: an indented line is mostly swallowed by the one above it. */
const indent = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: spacing },
);

const deeper = fc.tuple(space, spacing).map((parts) => parts.join(''));

const assignment = fc.tuple(key, delimiter, value).map((parts) => parts.join(''));
const nestedLine = fc.tuple(key, fc.constantFrom('=', ' = ', ' =', ': '), value);

const header = fc
  .tuple(
    name,
    fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: lineText }),
  )
  .map(([name, after]) => `[${name}]${after}`);

const broken = fc.oneof(
  fc.constantFrom('[]', '[a', ']', '= a', ': a', 'a', '//', '[a = b', '\ufeff'),
  lineText,
);

/** The lines of one file or part of it, each without its end. */
const block: fc.Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(indent, header).map((parts) => parts.join('')) },
  { weight: 16, arbitrary: fc.tuple(indent, assignment).map((parts) => parts.join('')) },
  { weight: 4, arbitrary: fc.tuple(deeper, assignment).map((parts) => parts.join('')) },
  {
    weight: 4,
    arbitrary: fc.tuple(deeper, nestedLine).map(([deep, line]) => deep + line.join('')),
  },
  { weight: 2, arbitrary: fc.tuple(deeper, header).map((parts) => parts.join('')) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('s3 =', 'S3:', 'a ='), spacing).map((p) => p.join('')),
  },
  { weight: 2, arbitrary: fc.tuple(deeper, lineText).map((parts) => parts.join('')) },
  { weight: 4, arbitrary: spacing },
  {
    weight: 3,
    arbitrary: fc.tuple(spacing, fc.constantFrom('#', ';'), lineText).map((p) => p.join('')),
  },
  { weight: 1, arbitrary: broken },
);

const start = fc.oneof(
  { weight: 16, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('\ufeff', ' ', '\n', '\r', '\0') },
);

/**
 * Lines of all kinds in any order, most files beginning with a header. Shrinks towards fewer lines and
 * plainer ones.
 */
export const nearlyValidIni: fc.Arbitrary<string> = fc
  .tuple(
    start,
    fc.oneof({ weight: 6, arbitrary: header }, { weight: 1, arbitrary: block }),
    fc.array(fc.tuple(lineEnd, block), { maxLength: 12 }),
    fc.oneof(lineEnd, fc.constant('')),
  )
  .map(([start, first, lines, end]) => start + first + lines.map((p) => p.join('')).join('') + end);
