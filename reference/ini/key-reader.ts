/** Reads the keys of a file: there are many of them and few different ones, mostly in the same order. */
import { foldKey } from './fold-key.js';
import { findDelimiter, isDelimiter, skipSpace, trimEnd } from './scan.js';

interface Predecessor {
  /** What followed it the last time. */
  next?: KnownKey;
}

/** A key that the file has had already. */
interface KnownKey extends Predecessor {
  /** As it stands in the file; without delimiters and without white space at its ends. */
  readonly written: string;
  readonly folded: string;
}

export class KeyReader {
  /** Where the delimiter after the key last read is; the end of its line if there is none. */
  delimiter = 0;
  private readonly known = new Map<string, KnownKey>();
  private readonly beforeFirst: Predecessor = {};
  private previous = this.beforeFirst;

  constructor(private readonly text: string) {}

  /** The next key will be the first one of a section. */
  startSection(): void {
    this.previous = this.beforeFirst;
  }

  /**
   * The folded key at the beginning of `[first, last)`, a line without white space at its ends. The
   * guess that it is the same key as the last time is cheaper to check than the key is to read.
   */
  read(first: number, last: number): string {
    const guess = this.previous.next;
    if (guess !== undefined && this.text.startsWith(guess.written, first)) {
      const end = skipSpace(this.text, first + guess.written.length, last);
      if (isDelimiter(this.text.charCodeAt(end))) {
        this.delimiter = end;
        this.previous = guess;
        return guess.folded;
      }
    }
    const key = this.readAnew(first, last);
    this.previous.next = key;
    this.previous = key;
    return key.folded;
  }

  private readAnew(first: number, last: number): KnownKey {
    this.delimiter = findDelimiter(this.text, first, last);
    const written = this.text.slice(first, trimEnd(this.text, first, this.delimiter));
    const known = this.known.get(written);
    if (known !== undefined) return known;
    const key = { written, folded: foldKey(written) };
    this.known.set(written, key);
    return key;
  }
}
