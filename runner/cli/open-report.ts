/** Where the report of a run goes: to the terminal or into a file, with a progress display beside it. */
import type { Reporter, RunSummary, Verdict } from '../model/verdict.js';
import { COUNTS_AS } from '../model/verdict.js';
import { createReporter, endsInCounts, lastLine, type ReporterOptions } from '../report/index.js';
import { openOutFile } from './out-file.js';
import type { RunOptions } from './program.js';
import { Progress } from './progress.js';
import { isInteractive, wantsColor, type Stream } from './terminal.js';

/** Columns where no terminal tells. */
const WIDTH = 100;
/** While no verdict comes the display is kept alive. */
const TICK_MS = 250;

export interface ReportTarget {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface OpenReport extends Reporter {
  /** Ends the display. A file is only put into its place if the report was finished. */
  close(): void;
}

/** Opens what the options ask for. Throws a `UserError` when the file cannot be written. */
export function openReport(
  { reporter: name, out }: Pick<RunOptions, 'reporter' | 'out'>,
  content: Pick<ReporterOptions, 'command' | 'ruleTitle' | 'chapters'>,
  { stdout, stderr, env }: ReportTarget,
): OpenReport {
  let progress: Progress | undefined;
  const onTerminal = {
    ...content,
    color: wantsColor(stdout, env),
    width: stdout.columns ?? WIDTH,
    write: (text: string) => {
      progress?.hide();
      stdout.write(text);
    },
  };
  const file = out === undefined ? undefined : openOutFile(out);
  const shown = file === undefined ? name : 'spec';
  const reporters = [createReporter(shown, onTerminal)];
  if (file !== undefined) {
    const write = (text: string) => file.write(text);
    reporters.push(createReporter(name, { ...content, color: false, width: WIDTH, write }));
  }
  // Dots are a progress display of their own, and a line drawn over would draw over them.
  const showsProgress = shown !== 'dot';
  let timer: NodeJS.Timeout | undefined;
  let finished = false;

  return {
    start(header) {
      for (const reporter of reporters) reporter.start(header);
      if (!showsProgress) return;
      const interactive = isInteractive(stderr, env);
      const clock = () => performance.now();
      progress = new Progress({ stream: stderr, interactive, total: header.selected, clock });
      timer = setInterval(() => progress?.draw(), TICK_MS).unref();
    },
    verdict(verdict: Verdict) {
      for (const reporter of reporters) reporter.verdict(verdict);
      progress?.count(COUNTS_AS[verdict.status] === 'failed');
    },
    finish(summary: RunSummary) {
      progress?.hide();
      for (const reporter of reporters) reporter.finish(summary);
      if (!endsInCounts(shown)) stderr.write(`${lastLine(summary)}\n`);
      finished = true;
    },
    close() {
      clearInterval(timer);
      progress?.hide();
      if (finished) file?.commit();
      else file?.discard();
    },
  };
}
