/** Compares one text with what a case says of it: the text, a pattern, or any. */
import type { Value } from '../../model/case-file.generated.js';
import type { Finding } from './facet.js';
import { AGREES, compare } from './findings.js';

/** `actual` is undefined where there is no such value; that satisfies nothing. */
export function matchValue(path: string, expected: Value, actual: string | undefined): Finding {
  if (typeof expected === 'string') return compare(path, expected, actual);
  const shown = expected === true ? 'any value' : expected.pattern;
  const agrees =
    actual !== undefined && (expected === true || matchesWhole(expected.pattern, actual));
  return agrees ? AGREES : { kind: 'differs', path, expected: shown, actual };
}

/** The loader has refused a pattern that is no regular expression. */
export function matchesWhole(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 's').test(text);
}
