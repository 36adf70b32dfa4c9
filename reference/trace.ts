/** The record of a resolution: which rules were followed, and which sources were asked. */
import type { SourceName } from './outcome.js';

export type TraceEvent =
  | { readonly kind: 'rule'; readonly rule: string; readonly detail: string }
  | { readonly kind: 'consult'; readonly source: SourceName };

/** Receives the events of one resolution in order. */
export type Trace = (event: TraceEvent) => void;
