/** What a config file holds once its physical syntax is read. Values before nesting and profiles. */

/** 1-based, counted in lines and in UTF-16 units of the decoded text. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface IniEntry {
  /** Lower-cased, as the grammar folds keys. */
  readonly key: string;
  /** A text, or the nested map of a value that begins on the next line. */
  readonly value: string | ReadonlyMap<string, string>;
  readonly position: Position;
}

export interface IniSection {
  readonly name: string;
  /** Own keys first, then those inherited of `[DEFAULT]`. */
  readonly entries: ReadonlyMap<string, IniEntry>;
  readonly position: Position;
}

export interface IniDocument {
  /** In the order of the file, without `[DEFAULT]`. */
  readonly sections: ReadonlyMap<string, IniSection>;
}

export type IniErrorCode =
  | 'not-utf8'
  | 'text-before-section'
  | 'duplicate-section'
  | 'duplicate-key'
  | 'not-an-assignment'
  | 'nested-not-an-assignment';

/** The one error that {@link parseIni} throws. */
export class IniError extends Error {
  override readonly name = 'IniError';
  constructor(
    readonly code: IniErrorCode,
    readonly position: Position,
    message: string,
  ) {
    super(message);
  }
}
