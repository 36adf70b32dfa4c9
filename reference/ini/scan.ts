/** Where things are within a line: every search stays inside of it, so that all of them are linear. */

const COLON = 0x3a;
const EQUALS_SIGN = 0x3d;
const CLOSING_BRACKET = 0x5d;

/**
 * Whether a UTF-16 unit is white space as Python has it, which is not that of JavaScript's `trim`:
 * U+001C to U+001F and U+0085 are, U+FEFF is not. CR is, and no line has one. All white space lies in the
 * basic plane, so that a unit is enough to tell.
 */
export function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit >= 0x1c || (unit >= 0x09 && unit <= 0x0c);
  return unit >= 0x85 && isSpaceBeyondAscii(unit);
}

function isSpaceBeyondAscii(unit: number): boolean {
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** The first index in `[start, end)` that holds no white space, or `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  return start;
}

/** The end of `[start, end)` without the white space at its end. */
export function trimEnd(text: string, start: number, end: number): number {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** The first character in `[start, end)` that ends a line of a nested block, or `end`. */
export function findLineBreak(text: string, start: number, end: number): number {
  for (let index = start; index < end; index += 1) {
    if (isLineBreak(text.charCodeAt(index))) return index;
  }
  return end;
}

/** Python's `str.splitlines` without LF and CR, which no line has. Of the white space, not U+001F. */
function isLineBreak(unit: number): boolean {
  if (unit < 0x85) return (unit >= 0x0b && unit <= 0x0c) || (unit >= 0x1c && unit <= 0x1e);
  return unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

export function isDelimiter(unit: number): boolean {
  return unit === EQUALS_SIGN || unit === COLON;
}

/** The first delimiter in `[start, end)`, or `end`. */
export function findDelimiter(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && !isDelimiter(text.charCodeAt(index))) index += 1;
  return index;
}

/** The bracket that ends the name of a header whose first bracket is at `start`, or -1. */
export function findNameEnd(text: string, start: number, end: number): number {
  for (let index = end - 1; index > start + 1; index -= 1) {
    if (text.charCodeAt(index) === CLOSING_BRACKET) return index;
  }
  return -1;
}

/** A text without the white space, as Python has it, at its ends. */
export function stripBlanks(text: string): string {
  const first = skipSpace(text, 0, text.length);
  return text.slice(first, trimEnd(text, first, text.length));
}
