/** An assignment while its lines are being read: text that grows, or a nested block that fills. */
import type { IniEntry, IniValue } from './document.js';
import type { Origin, SourceText } from './source-text.js';

export class Assignment implements IniEntry {
  /** Set once a value that is empty on its first line continues on a deeper one. */
  block: Map<string, string> | undefined = undefined;

  constructor(
    public text: string,
    private readonly source: SourceText,
    /** Of the first character of the key. */
    private readonly offset: number,
  ) {}

  get value(): IniValue {
    return this.block ?? this.text;
  }

  get origin(): Origin {
    return this.source.originOf(this.offset);
  }

  /** Adds a line of text after `blankLines` empty ones. */
  appendLine(line: string, blankLines: number): void {
    this.text += '\n'.repeat(blankLines + 1) + line;
  }
}
