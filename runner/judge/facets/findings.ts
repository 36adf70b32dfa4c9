/** The words in which facets give their findings. */
import { isDeepStrictEqual } from 'node:util';
import type { Answer, Finding, Seen } from './facet.js';

/** What an adapter says in place of a code or a source that it can tell of others, but not of this one. */
export const UNKNOWN = 'unknown';

/** One thing that the case expects was seen. */
export const AGREES: Finding = { kind: 'agrees' };

/** Compares two plain values at one path, exactly and in order. */
export function compare(path: string, expected: unknown, actual: unknown): Finding {
  return isDeepStrictEqual(expected, actual) ? AGREES : { kind: 'differs', path, expected, actual };
}

export function unobserved(path: string): Finding {
  return { kind: 'unobserved', path };
}

/**
 * The findings on the kind of result: where it is another than expected, with what tells it apart (the
 * error, or whose credentials came out). The rest would be noise.
 */
export function resultFindings(expected: Answer['result'], seen: Seen): readonly Finding[] {
  const { answer } = seen;
  const findings: Finding[] = [compare('result', expected, answer.result)];
  const { code } = { code: undefined, ...answer };
  if (code !== UNKNOWN && seen.can('error-codes')) {
    findings.push(compare('error', undefined, code));
  }
  if (answer.result === 'credentials') {
    const { accessKeyId } = answer.credentials;
    findings.push(compare('credentials.accessKeyId', undefined, accessKeyId));
    if (answer.source !== UNKNOWN && seen.can('source')) {
      findings.push(compare('source', undefined, answer.source));
    }
  }
  return findings;
}
