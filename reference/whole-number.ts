/** Whole numbers in texts, as Python's `int` reads them. */

/** JavaScript's white space without the byte order mark and with U+0085. */
const WHOLE_NUMBER = /^(?:[^\S\ufeff]|\x85)*([+-]?\p{Nd}+(?:_\p{Nd}+)*)(?:[^\S\ufeff]|\x85)*$/u;

/**
 * The number that `text` writes down in decimal digits of any script, with white space around it, a sign
 * before it and single underscores between its digits. Undefined if it is anything else.
 */
export function wholeNumber(text: string): number | undefined {
  const digits = WHOLE_NUMBER.exec(text)?.[1]!.replaceAll('_', '');
  if (digits === undefined) return undefined;
  return Number(digits.replace(/\p{Nd}/gu, (digit) => `${digitValue(digit)}`));
}

/** The digits of a script stand side by side, from zero to nine. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
