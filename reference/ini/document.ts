/** What a config file holds: sections, their keys and values, and where each of them stands. */
import type { Origin, SourceText } from './source-text.js';

/** A text, or the map of a nested block. */
export type IniValue = string | ReadonlyMap<string, string>;

/** Keys and their values. Any text is a possible key, `__proto__` too. */
export interface Settings extends Iterable<readonly [key: string, value: IniValue]> {
  get(key: string): IniValue | undefined;
  has(key: string): boolean;
  /** The assignment behind a key, for the sake of its origin. */
  entry(key: string): IniEntry | undefined;
}

/** One assignment. */
export interface IniEntry {
  readonly value: IniValue;
  /** Of the first character of the key. */
  readonly origin: Origin;
}

/** One section: its own keys, and behind them those that it inherits of `[DEFAULT]`. */
export class IniSection implements Settings {
  constructor(
    readonly name: string,
    private readonly own: ReadonlyMap<string, IniEntry>,
    private readonly inherited: ReadonlyMap<string, IniEntry>,
    private readonly source: SourceText,
    /** Of the bracket of the header. */
    private readonly offset: number,
  ) {}

  get origin(): Origin {
    return this.source.originOf(this.offset);
  }

  entry(key: string): IniEntry | undefined {
    return this.own.get(key) ?? this.inherited.get(key);
  }

  get(key: string): IniValue | undefined {
    return this.entry(key)?.value;
  }

  /** Whether the section sets the key itself. */
  owns(key: string): boolean {
    return this.own.has(key);
  }

  has(key: string): boolean {
    return this.own.has(key) || this.inherited.has(key);
  }

  /** Own keys first, then the inherited ones. */
  *[Symbol.iterator](): IterableIterator<readonly [string, IniValue]> {
    for (const [key, entry] of this.own) yield [key, entry.value];
    for (const [key, entry] of this.inherited) {
      if (!this.own.has(key)) yield [key, entry.value];
    }
  }
}

export interface IniDocument {
  /** In the order of the file, without `[DEFAULT]`. */
  readonly sections: ReadonlyMap<string, IniSection>;
}
