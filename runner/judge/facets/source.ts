/** Judges where the credentials came from. */
import type { Facet } from './facet.js';
import { compare, UNKNOWN, unobserved } from './findings.js';

/** Silent where no credentials came out: that is the finding of another facet. */
export const source: Facet<'source'> = (expected, seen) => {
  if (!seen.can('source')) return [unobserved('source')];
  const { answer } = seen;
  if (answer.result !== 'credentials') return [];
  return [
    answer.source === UNKNOWN ? unobserved('source') : compare('source', expected, answer.source),
  ];
};
