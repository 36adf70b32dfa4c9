/** The decoded text of one file, and where in it an offset lies. */

/** A place in a file. Lines and columns are 1-based, columns in UTF-16 units of the decoded text. */
export interface Origin {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Parsing keeps offsets only; lines are counted when someone asks for the first place. */
export class SourceText {
  private lineStarts: readonly number[] | undefined;

  constructor(
    readonly path: string,
    /** Every line end is a line feed. */
    readonly text: string,
  ) {}

  originOf(offset: number): Origin {
    this.lineStarts ??= findLineStarts(this.text);
    const line = countUpTo(this.lineStarts, offset);
    return { path: this.path, line, column: offset - this.lineStarts[line - 1]! + 1 };
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}

/** How many of the ascending numbers are at most `limit`; by bisection. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
