/** The stage between verdicts and their readers. */
export { createReporter, endsInCounts } from './create.js';
export { REPORTERS, type ReporterName, type ReporterOptions } from './options.js';
export { lastLine } from './text/summary.js';
export { failureText } from './failure-text.js';
