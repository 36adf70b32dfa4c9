/** Splits the Markdown of a chapter at its headings. */
import type { Span } from '../load/source-text.js';

/** A heading and what stands below it, up to the next one. */
export interface Block {
  /** Number of `#`; 0 for what stands before the first heading. */
  readonly level: number;
  readonly heading: string;
  readonly headingSpan: Span;
  readonly paragraphs: readonly Paragraph[];
}

/** Lines between blank ones; a fenced piece of code is one paragraph. */
export interface Paragraph extends Span {
  readonly text: string;
}

const HEADING = /^(#+)\s*(.*?)\s*$/;
const FENCE = /^\s*(```|~~~)/;

export interface SplitChapter {
  /** In order; the first is what stands before any heading. */
  readonly blocks: readonly Block[];
  /** Where a fenced piece of code begins that does not end. */
  readonly openFence?: Span;
}

/** Splits `markdown` at its headings; what looks like one in a fenced piece of code is none. */
export function splitChapter(markdown: string): SplitChapter {
  const nowhere = { start: 0, end: 0 };
  let paragraphs: Paragraph[] = [];
  const blocks: Block[] = [{ level: 0, heading: '', headingSpan: nowhere, paragraphs }];
  let fence: Paragraph | undefined;
  let open = false;

  for (const line of linesOf(markdown)) {
    const heading = fence ? null : HEADING.exec(line.text);
    if (FENCE.test(line.text)) fence = fence ? undefined : line;
    if (heading !== null) {
      paragraphs = [];
      const level = heading[1]!.length;
      blocks.push({ level, heading: heading[2]!, headingSpan: line, paragraphs });
      open = false;
    } else if (line.text.trim() === '' && !fence) {
      open = false;
    } else if (open) {
      const { start, text } = paragraphs.pop()!;
      paragraphs.push({ start, end: line.end, text: `${text}\n${line.text}` });
    } else {
      paragraphs.push(line);
      open = true;
    }
  }
  return fence === undefined ? { blocks } : { blocks, openFence: fence };
}

function* linesOf(markdown: string): Generator<Paragraph> {
  let start = 0;
  for (const text of markdown.split('\n')) {
    yield { text: text.replace(/\r$/, ''), start, end: start + text.length };
    start += text.length + 1;
  }
}
