/** Reads what `--reporter ndjson` wrote, and believes nothing of it that its own footer denies. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { COUNTS_AS } from '../../model/verdict.js';
import { lineChecks, type Check } from './line-checks.js';
import type { RecordedCase, RecordedRun, ReportEnd, ReportHead } from './recorded-run.js';
import { ReportFileError } from './report-file-error.js';

/**
 * The run that the report at `path` tells. Throws {@link ReportFileError} if the file cannot be
 * read, is no report of this format, was cut off, or does not agree with its own counts.
 */
export function readReport(path: string): RecordedRun {
  return parseReport(readBytes(path), path);
}

/** As {@link readReport}, of the text of a report; `file` is for messages. */
export function parseReport(text: string, file: string): RecordedRun {
  const refuse = (...[kind, line, what]: Refusal): never => {
    throw new ReportFileError(kind, file, line, what);
  };
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return refuse('truncated', 1, 'the report is empty');

  let head: ReportHead | undefined;
  let end: ReportEnd | undefined;
  const cases: RecordedCase[] = [];
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    const value = parsed(line);
    // Where only the last line is no JSON it was cut; one line alone must look like a report's.
    const begun = at > 1 || line.startsWith('{"type":"run"');
    if (value === undefined && begun && at === lines.length) {
      return refuse('truncated', at, 'the last line is not complete');
    }
    const { type, fields } = typed(value) ?? refuse('foreign', at, 'this is no line of a report');
    const accept = <Fields>(check: Check<Fields>): Fields =>
      'wrong' in check
        ? refuse('foreign', at, `this is no ${type} line of a report: ${check.wrong}`)
        : check.fields;
    if (end !== undefined) return refuse('inconsistent', at, 'the report goes on behind its end');
    if ((head === undefined) !== (type === 'run')) {
      const what = head === undefined ? 'does not begin with' : 'has a second';
      return refuse(
        head === undefined ? 'foreign' : 'inconsistent',
        at,
        `the report ${what} run line`,
      );
    }
    if (type === 'run') head = accept(lineChecks().run(fields));
    else if (type === 'end') end = accept(lineChecks().end(fields));
    else cases.push({ entry: accept(lineChecks().case(fields)), reportLine: at });
  }
  const last = lines.length;
  if (head === undefined || end === undefined) {
    return refuse('truncated', last, 'the report ends without its end line, which has the counts');
  }
  const wrong = repeatedId(cases) ?? wrongCount(cases, end, last);
  return wrong ? refuse('inconsistent', wrong.line, wrong.what) : { file, head, cases, end };
}

type Refusal = [kind: ReportFileError['kind'], line: number, what: string];
interface Finding {
  readonly line: number;
  readonly what: string;
}

function readBytes(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReportFileError('unreadable', path, 1, `the report cannot be read: ${reason}`);
  }
  if (!isUtf8(bytes)) throw new ReportFileError('foreign', path, 1, 'the file is not UTF-8');
  return bytes.toString('utf8');
}

/** The value of a line of JSON; undefined if it is none. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function typed(value: unknown): { type: 'run' | 'case' | 'end'; fields: unknown } | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const { type, ...fields } = value;
  return type === 'run' || type === 'case' || type === 'end' ? { type, fields } : undefined;
}

function repeatedId(cases: readonly RecordedCase[]): Finding | undefined {
  const seen = new Map<string, number>();
  for (const { entry, reportLine } of cases) {
    const before = seen.get(entry.id);
    if (before !== undefined) {
      return { line: reportLine, what: `the case '${entry.id}' is in line ${before} already` };
    }
    seen.set(entry.id, reportLine);
  }
  return undefined;
}

function wrongCount(
  cases: readonly RecordedCase[],
  end: ReportEnd,
  line: number,
): Finding | undefined {
  const seen = { passed: 0, failed: 0, skipped: 0, total: cases.length };
  for (const { entry } of cases) seen[COUNTS_AS[entry.status]]++;
  for (const key of ['total', 'passed', 'failed', 'skipped'] as const) {
    if (seen[key] === end[key]) continue;
    const what = `the end line counts ${end[key]} ${key}, but there are ${seen[key]} in the lines above`;
    return { line, what };
  }
  return undefined;
}
