/** Judges when the error appears. */
import type { Facet } from './facet.js';
import { compare, unobserved } from './findings.js';

/** Silent where no error came out: that is the finding of another facet. */
export const phase: Facet<'phase'> = (expected, seen) => {
  if (!seen.can('phases')) return [unobserved('phase')];
  return seen.answer.result === 'error' ? [compare('phase', expected, seen.answer.phase)] : [];
};
