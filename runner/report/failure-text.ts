/** The story of one failed case on its own, for places that are no report. */
import type { Verdict } from '../model/verdict.js';
import { entryOf } from './entry.js';
import type { ReporterOptions } from './options.js';
import { failureLines } from './text/failure.js';
import { paintFor } from './text/paint.js';

/** What a report says of a verdict that failed, as lines without a final line break. */
export function failureText(
  verdict: Verdict,
  options: Omit<ReporterOptions, 'write' | 'chapters'>,
): string {
  const { color, command } = options;
  const lines = failureLines(entryOf(verdict, command), { ...options, paint: paintFor(color) });
  return lines.join('\n');
}
