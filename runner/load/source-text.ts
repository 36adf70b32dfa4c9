/** The text of a file with its lines: turns offsets into places that a person finds. */
import type { Location } from '../model/case.js';
import type { Excerpt, Problem } from '../model/problem.js';

/** Longest excerpt in characters: what fits beside a line number on a screen. */
const WIDTH = 100;
/** What a terminal would obey instead of showing it. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

export interface Span {
  /** Offset in the text, in UTF-16 units. */
  readonly start: number;
  /** Offset behind the last character; may lie on a later line. */
  readonly end: number;
}

export class SourceText {
  readonly #lineStarts: readonly number[];

  /** `file` is the path as people are to see it. */
  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    this.#lineStarts = lineStartsOf(text);
  }

  locate(offset: number): Location {
    const index = this.#lineIndex(offset);
    return { file: this.file, line: index + 1, column: offset - this.#lineStarts[index]! + 1 };
  }

  /** The problem, with the place of `span` and the line on which it begins. */
  problem(span: Span, message: string, suggestion?: string): Problem {
    return {
      message,
      location: this.locate(span.start),
      excerpt: this.#excerpt(span),
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }

  #excerpt({ start, end }: Span): Excerpt {
    const index = this.#lineIndex(start);
    const lineStart = this.#lineStarts[index]!;
    const next = this.#lineStarts[index + 1] ?? this.text.length + 1;
    const lineEnd = this.text[next - 2] === '\r' ? next - 2 : next - 1;
    const far = lineEnd - lineStart > WIDTH && start - lineStart > WIDTH / 2;
    const from = far ? start - WIDTH / 2 : lineStart;
    const to = Math.min(lineEnd, from + WIDTH);
    return {
      text: this.text.slice(from, to).replace(CONTROL, ' '),
      column: start - from + 1,
      length: Math.max(1, Math.min(end, to) - start),
    };
  }

  #lineIndex(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
