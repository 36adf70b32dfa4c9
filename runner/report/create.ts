/** From the name of a reporter to the reporter. */
import type { Reporter } from '../model/verdict.js';
import { dotReporter } from './dot.js';
import { githubReporter } from './github.js';
import { jsonReporter } from './json.js';
import { junitReporter } from './junit.js';
import { ndjsonReporter } from './ndjson.js';
import type { ReporterName, ReporterOptions } from './options.js';
import { specReporter } from './spec.js';
import { tapReporter } from './tap.js';

interface Format {
  create(options: ReporterOptions): Reporter;
  /** Whether the report ends in the line `N passed, N failed, N skipped`, or is pure data. */
  readonly endsInCounts: boolean;
}

const FORMATS: Readonly<Record<ReporterName, Format>> = {
  spec: { create: specReporter, endsInCounts: true },
  dot: { create: dotReporter, endsInCounts: true },
  json: { create: jsonReporter, endsInCounts: false },
  ndjson: { create: ndjsonReporter, endsInCounts: false },
  junit: { create: junitReporter, endsInCounts: false },
  tap: { create: tapReporter, endsInCounts: false },
  github: { create: githubReporter, endsInCounts: true },
};

/** A reporter that writes its format through `options.write`. */
export function createReporter(name: ReporterName, options: ReporterOptions): Reporter {
  return FORMATS[name].create(options);
}

/**
 * Whether the last line of such a report is {@link lastLine}. Where it is not, the report is data
 * for a program, and the command prints that line on standard error instead.
 */
export function endsInCounts(name: ReporterName): boolean {
  return FORMATS[name].endsInCounts;
}
