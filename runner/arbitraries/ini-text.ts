/** Pieces of text that config files are made of: plain ones, and those that parsers stumble over. */
import fc from 'fast-check';

/** White space as Python has it; written down here once more, so that it is not the parser's own. */
const SPACES = [
  ...' \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000',
  ...Array.from({ length: 11 }, (_, index) => String.fromCharCode(0x2000 + index)),
];
const PLAIN_EDGES = new RegExp(
  `^(?![${SPACES.join('')}])[^\\n\\r]*[^${SPACES.join('')}\\n\\r]$`,
  'u',
);

/** What ends a line of a nested value, besides the end of the physical line. */
export const NESTED_BREAK_CHARACTERS = [...'\v\f\x1c\x1d\x1e\x85\u2028\u2029'];

/** Invisible, but no white space to Python. */
const NEARLY_SPACES = ['\ufeff', '\u200b', '\u180e', '\u2060', '\0', '\x7f', '\x08'];

/** Characters with a meaning in the grammar or in the splitting of names. */
const SPECIAL = [...'=:#;[]"\'\\%$,{}'];

/** Letters whose lower case is longer, shared, or depends on what stands around. */
const FOLDING = [...'ABZİıΣςKÅßẞǅÄ𐐀ﬁ'];

/**
 * Letters whose case pair is younger than Unicode 13: releases of Python, and of JavaScript engines,
 * disagree about them, so that nothing can be said of them.
 */
const UNSETTLED =
  /[\u1c89\u2c2f\ua7c0-\ua7dc\u{10570}-\u{10595}\u{10d50}-\u{10d65}\u{16ea0}-\u{16eb8}]/u;

/** One character of white space, mostly a blank. */
export const space: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(' ') },
  { weight: 2, arbitrary: fc.constant('\t') },
  { weight: 1, arbitrary: fc.constantFrom(...SPACES) },
);

/** Any character of Unicode besides the unsettled letters; no lone surrogates. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 1 })
  .filter((character) => !UNSETTLED.test(character));

/** A character that may stand within a line, with the difficult ones more often than by chance. */
export const lineCharacter: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...'abcdefgh_-./0123456789') },
  { weight: 3, arbitrary: fc.constantFrom(...SPECIAL) },
  { weight: 2, arbitrary: space },
  { weight: 1, arbitrary: fc.constantFrom(...FOLDING) },
  { weight: 1, arbitrary: fc.constantFrom(...NEARLY_SPACES) },
  { weight: 1, arbitrary: anyCharacter.filter((character) => !/[\r\n]/.test(character)) },
);

/** Text of one line, possibly empty. */
export const lineText: fc.Arbitrary<string> = fc.string({ unit: lineCharacter, maxLength: 12 });

/** Text of one line, not empty, and with no white space at its ends. */
export const trimmedText: fc.Arbitrary<string> = fc
  .string({ unit: lineCharacter, minLength: 1, maxLength: 12 })
  .filter((text) => PLAIN_EDGES.test(text));

/** White space of any length, mostly short. */
export const spacing: fc.Arbitrary<string> = fc.string({ unit: space, maxLength: 3 });

export const lineEnd: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constant('\n') },
  { weight: 2, arbitrary: fc.constant('\r\n') },
  { weight: 1, arbitrary: fc.constant('\r') },
);
