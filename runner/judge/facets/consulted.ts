/** Judges which sources were asked, in order. */
import type { Facet } from './facet.js';
import { compare, unobserved } from './findings.js';

/** Silent where the outcome is a parse: that is the finding of another facet. */
export const consulted: Facet<'consulted'> = (expected, seen) => {
  if (!seen.can('consulted')) return [unobserved('consulted')];
  const { answer } = seen;
  return answer.result === 'profiles' ? [] : [compare('consulted', expected, answer.consulted)];
};
