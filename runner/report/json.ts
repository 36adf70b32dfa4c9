/** Reporter for programs: one JSON object, its shape in spec/schema/report.schema.json. */
import type { Report, ReportCase, ReportChapter } from '../model/report.generated.js';
import type { Reporter, RunHeader, RunSummary } from '../model/verdict.js';
import { entryOf } from './entry.js';
import type { ReporterOptions } from './options.js';

export function jsonReporter(options: ReporterOptions): Reporter {
  const cases: ReportCase[] = [];
  let header: RunHeader | undefined;
  return {
    start(given) {
      header = given;
    },
    verdict(verdict) {
      cases.push(entryOf(verdict, options.command));
    },
    finish(summary) {
      // Without a beginning there is nothing to tell; the command has failed before the run.
      if (header === undefined) return;
      const head = headOf(header, options.chapters());
      const report: Report = { ...head, ...countsOf(summary), cases };
      options.write(`${JSON.stringify(report, null, 2)}\n`);
    },
  };
}

/** The part of a report that is known at the beginning of a run. */
export function headOf(
  { adapter, edition, isolation, selected }: RunHeader,
  chapters: readonly ReportChapter[],
): Omit<Report, 'cases' | keyof ReturnType<typeof countsOf>> {
  const { name, version, language, door, capabilities } = adapter;
  return {
    format: 1,
    adapter: name,
    implementation: { version, language, door, capabilities: [...capabilities].sort() },
    edition,
    isolation,
    selected,
    chapters: [...chapters],
  };
}

/** The part of a report that is known at the end of a run. */
export function countsOf(summary: RunSummary) {
  const { passed, failed, skipped, total, interrupted, durationMs, problems } = summary;
  return {
    passed,
    failed,
    skipped,
    total,
    interrupted,
    durationMs: Math.round(durationMs),
    problems: problems.map(({ message }) => message),
  };
}
