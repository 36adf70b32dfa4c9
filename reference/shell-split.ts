/** Words of a command line by the rules of a POSIX shell, as Python's `shlex.split` reads them. */

export type ShellSplitErrorCode = 'no-closing-quotation' | 'no-escaped-character';

/** Thrown for a text that ends inside of a quotation or after a backslash. */
export class ShellSplitError extends Error {
  override readonly name = 'ShellSplitError';

  constructor(readonly code: ShellSplitErrorCode) {
    super(code);
  }
}

/** Runs of characters that mean nothing special, in a word and between double quotes. */
const PLAIN = /[^ \t\r\n'"\\]+/y;
const PLAIN_IN_DOUBLE_QUOTES = /[^"\\]+/y;

/**
 * Splits `text` at blanks, tabs and line ends, and at no other white space. Quotes and backslashes
 * group and vanish; `#` is an ordinary character, and nothing is expanded. An empty pair of quotes is
 * an empty word. Linear in the text. Throws {@link ShellSplitError}.
 */
export function shellSplit(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let index = 0;
  while (index < text.length) {
    const character = text[index]!;
    if (' \t\r\n'.includes(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      index += 1;
      continue;
    }
    const piece = readPiece(text, index);
    word = (word ?? '') + piece.text;
    index = piece.end;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** A part of a word, without its quotes, and the index after it. */
interface Piece {
  readonly text: string;
  readonly end: number;
}

function readPiece(text: string, start: number): Piece {
  switch (text.charAt(start)) {
    case "'":
      return readSingleQuotes(text, start + 1);
    case '"':
      return readDoubleQuotes(text, start + 1);
    case '\\':
      return { text: escapedCharacter(text, start + 1), end: start + 2 };
    default:
      return readRun(PLAIN, text, start);
  }
}

function readSingleQuotes(text: string, start: number): Piece {
  const end = text.indexOf("'", start);
  if (end < 0) throw new ShellSplitError('no-closing-quotation');
  return { text: text.slice(start, end), end: end + 1 };
}

function readDoubleQuotes(text: string, start: number): Piece {
  let quoted = '';
  let index = start;
  while (text[index] !== '"') {
    if (index >= text.length) throw new ShellSplitError('no-closing-quotation');
    if (text[index] === '\\') {
      const escaped = escapedCharacter(text, index + 1);
      quoted += escaped === '"' || escaped === '\\' ? escaped : `\\${escaped}`;
      index += 2;
    } else {
      const run = readRun(PLAIN_IN_DOUBLE_QUOTES, text, index);
      quoted += run.text;
      index = run.end;
    }
  }
  return { text: quoted, end: index + 1 };
}

/** One UTF-16 unit: of a character beyond the basic plane, the rest is ordinary text. */
function escapedCharacter(text: string, index: number): string {
  const character = text[index];
  if (character === undefined) throw new ShellSplitError('no-escaped-character');
  return character;
}

function readRun(run: RegExp, text: string, start: number): Piece {
  run.lastIndex = start;
  const found = run.exec(text)![0];
  return { text: found, end: start + found.length };
}
