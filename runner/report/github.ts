/** Reporter for GitHub Actions: failures become annotations at the line of the case. */
import type { ReportCase } from '../model/report.generated.js';
import type { Reporter } from '../model/verdict.js';
import { entryOf } from './entry.js';
import type { ReporterOptions } from './options.js';
import { Tally } from './tally.js';
import { failureLines } from './text/failure.js';
import { paintFor } from './text/paint.js';
import { closingLines, headLines } from './text/summary.js';

export function githubReporter(options: ReporterOptions): Reporter {
  const text = { ...options, paint: paintFor(false) };
  const tally = new Tally();
  const writeLine = (line: string) => options.write(`${line}\n`);
  return {
    start: (header) => [...headLines(header, text), ''].map(harmless).forEach(writeLine),
    verdict(verdict) {
      const entry = entryOf(verdict, options.command);
      tally.add(entry);
      if (tally.failed.at(-1) !== entry) return;
      writeLine(annotationOf(entry, failureLines(entry, text).join('\n')));
    },
    finish(summary) {
      for (const { message } of summary.problems) writeLine(annotation({}, message));
      ['', ...closingLines(tally, summary, text)].map(harmless).forEach(writeLine);
    },
  };
}

function annotationOf({ id, status, file, line }: ReportCase, message: string): string {
  const title = status === 'fail' ? id : `${id}: ${status}`;
  return annotation({ file, line: String(line), title }, message);
}

/** @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotation(properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  const head = list.length === 0 ? 'error' : `error ${list.join(',')}`;
  return `::${head}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The reason of an adapter may not command the service that shows it. */
function harmless(line: string): string {
  return line.replace(/^(\s*)::/, '$1: :').replaceAll('##[', '# #[');
}
