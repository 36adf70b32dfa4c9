/** Why a file is no config file: a closed list of codes, each error with its place. */
import type { Origin } from './source-text.js';

export type IniErrorCode =
  | 'not-utf8'
  | 'text-before-section'
  | 'duplicate-section'
  | 'duplicate-key'
  | 'empty-key'
  | 'not-an-assignment'
  | 'nested-not-an-assignment';

/** The one error that parsing throws. Whatever its code, the whole file is unusable. */
export class IniError extends Error {
  override readonly name = 'IniError';

  constructor(
    readonly code: IniErrorCode,
    /** The rule that the file breaks. */
    readonly rule: string,
    readonly origin: Origin,
  ) {
    super(`${origin.path}:${origin.line}:${origin.column}: ${WHAT_WAS_FOUND[code]}`);
  }
}

const WHAT_WAS_FOUND: Record<IniErrorCode, string> = {
  'not-utf8': 'a byte that is not UTF-8',
  'text-before-section': 'text before the first [section]',
  'duplicate-section': 'a section that the file has already',
  'duplicate-key': 'a key that the section has already',
  'empty-key': 'an assignment without a key',
  'not-an-assignment': 'a line that is neither a [section] nor key = value',
  'nested-not-an-assignment': 'a line in a nested block that is not key = value',
};
