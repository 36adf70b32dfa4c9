/** Reporter for programs that read along: a header, a line for each verdict, a footer. */
import type { Reporter } from '../model/verdict.js';
import { entryOf } from './entry.js';
import { countsOf, headOf } from './json.js';
import type { ReporterOptions } from './options.js';

/**
 * Each line is `{"type": "run" | "case" | "end", …}` with the fields of the JSON report. A report
 * without its `end` line was cut off.
 */
export function ndjsonReporter({ write, command, chapters }: ReporterOptions): Reporter {
  const line = (type: 'run' | 'case' | 'end', fields: object) => {
    write(`${JSON.stringify({ type, ...fields })}\n`);
  };
  return {
    start: (header) => line('run', headOf(header, chapters())),
    verdict: (verdict) => line('case', entryOf(verdict, command)),
    finish: (summary) => line('end', countsOf(summary)),
  };
}
