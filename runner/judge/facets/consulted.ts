/** Judges which sources were asked, in order. */
import type { Facet } from './facet.js';
import { compare, unobserved } from './findings.js';

export const consulted: Facet<'consulted'> = (expected, seen) =>
  seen.can('consulted')
    ? [compare('consulted', expected, seen.answer.consulted)]
    : [unobserved('consulted')];
