/** Writes a compared value on one line, so that different values never look the same. */
import { cleanLine } from './clean.js';

/** Strings that could be taken for something else are put into quotes. */
const AMBIGUOUS = /^$|^\s|\s$|^[("'[{]|^(true|false|null|-?\d+(\.\d+)?)$/;

/** A string stands without quotes where that is clear; a list of words as a path; absence in brackets. */
export function showValue(value: unknown): string {
  if (value === undefined) return '(absent)';
  if (typeof value === 'string') return showString(value);
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.length === 0 ? '(none)' : value.map(showString).join(' → ');
  }
  return cleanLine(JSON.stringify(value));
}

function showString(text: string): string {
  const plain = cleanLine(text) === text && !AMBIGUOUS.test(text) && !text.includes('→');
  return plain ? text : cleanLine(JSON.stringify(text));
}
