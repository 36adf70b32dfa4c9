/** Judges which sources were asked, in order. */
import type { Facet } from './facet.js';
import { compare, unobserved } from './findings.js';

/** Silent where nothing was resolved: that is the finding of another facet. */
export const consulted: Facet<'consulted'> = (expected, seen) => {
  if (!seen.can('consulted')) return [unobserved('consulted')];
  const { answer } = seen;
  if (answer.result === 'profiles' || answer.result === 'settings') return [];
  return [compare('consulted', expected, answer.consulted)];
};
