/** What a config file holds: sections, their keys and values, and where each of them stands. */
import type { Origin } from './source-text.js';

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

/** One section: its own keys first, and behind them those that it inherits of `[DEFAULT]`. */
export interface IniSection extends Settings {
  readonly name: string;
  /** Of the bracket of the header. */
  readonly origin: Origin;
  /** Whether the section sets the key itself. */
  owns(key: string): boolean;
}

export interface IniDocument {
  /** In the order of the file, without `[DEFAULT]`. */
  readonly sections: ReadonlyMap<string, IniSection>;
}
