/** Reports as data: read again, joined, compared, shown. */
export { badge } from './badge.js';
export { diffRuns, hasNewFailures, isSame, type DiffedCase, type ReportDiff } from './diff.js';
export { formatDiff } from './format-diff.js';
export { mergeRuns } from './merge.js';
export { parseReport, readReport } from './read-report.js';
export type { RecordedCase, RecordedRun, ReportEnd, ReportHead } from './recorded-run.js';
export { ReportFileError, type ReportFault } from './report-file-error.js';
export { reportLines } from './write-report.js';
