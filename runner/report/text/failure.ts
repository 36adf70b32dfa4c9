/** The story of one case that failed, for people. */
import type { ReportCase, ReportDifference } from '../../model/report.generated.js';
import type { ReporterOptions } from '../options.js';
import { clean, cleanLine } from './clean.js';
import { indent, wrap } from './layout.js';
import type { Paint } from './paint.js';
import { showValue } from './value.js';

export type TextOptions = Pick<ReporterOptions, 'width' | 'ruleTitle'> & { readonly paint: Paint };

const STDERR_LINES = 20;

/**
 * The lines on one failed case: which it is and where it stands, why it exists, what differs, what
 * was asked of the world in order, what the implementation said, and the command that runs it alone.
 */
export function failureLines(entry: ReportCase, options: TextOptions): string[] {
  const sections = [
    heading(entry, options),
    purpose(entry, options),
    whatHappened(entry, options),
    differenceLines(entry, options.paint),
    asked(entry, options.paint),
    said(entry, options.paint),
    [options.paint.cyan(`$ ${entry.reproduce ?? ''}`)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines) => ['', ...lines])
    .slice(1);
}

function heading({ id, title, file, line }: ReportCase, { paint }: TextOptions): string[] {
  return [paint.bold(paint.red(id)), cleanLine(title), paint.dim(`${cleanLine(file)}:${line}`)];
}

function purpose({ why, rules }: ReportCase, { width, ruleTitle, paint }: TextOptions): string[] {
  const column = Math.max(...rules.map((rule) => rule.length)) + 2;
  const cited = rules.map((rule) => {
    const title = ruleTitle(rule);
    return title === undefined ? paint.bold(rule) : paint.bold(rule.padEnd(column)) + title;
  });
  return [...(why === undefined ? [] : wrap(clean(why.trim()), width)), ...cited];
}

/** What the status says beyond the differences, and for a record the reason that people wrote. */
function whatHappened(entry: ReportCase, { width, paint }: TextOptions): string[] {
  const news = newsOf(entry);
  if (news === undefined) return [];
  const reason = entry.divergence?.reason.trim() ?? '';
  return [
    ...wrap(news, width).map((line) => paint.red(line)),
    ...(reason === '' ? [] : indent(wrap(clean(reason), width - 2), 2)),
  ];
}

function newsOf({ status, detail, divergence }: ReportCase): string | undefined {
  const because = detail === undefined ? '' : ` ${clean(detail)}`;
  const recorded =
    divergence && `Recorded as ${divergence.kind} in ${divergence.file}:${divergence.line}`;
  switch (status) {
    case 'pass':
    case 'fail':
    case 'known':
    case 'unsupported':
      return undefined;
    case 'stale':
      return `${recorded}, but it passes now: remove the record (--record does).`;
    case 'changed':
      return `${recorded}, but it differs in another way now.${because}`;
    case 'crash':
      return `The adapter crashed.${because}`;
    case 'timeout':
      return because.trim();
    case 'harness-error':
      return `The adapter or the runner is at fault, not the implementation.${because}`;
  }
}

/** Each path with its values below each other; for a changed divergence also what was recorded. */
function differenceLines({ status, differences = [], divergence }: ReportCase, paint: Paint) {
  const recorded = status === 'changed' ? divergence?.observed : undefined;
  const lines = differences.flatMap((difference) => valuesAt(difference, recorded, paint));
  const gone = Object.entries(recorded ?? {}).filter(
    ([path]) => !differences.some((difference) => difference.path === path),
  );
  for (const [path, value] of gone) {
    lines.push(path, row('recorded', paint.yellow(showRecorded(value))));
    lines.push(row('actual', paint.dim('(no difference)')));
  }
  return lines;
}

function valuesAt(
  { path, expected, actual }: ReportDifference,
  recorded: Readonly<Record<string, unknown>> | undefined,
  paint: Paint,
): string[] {
  return [
    path,
    row('expected', paint.green(showValue(expected))),
    ...(recorded && path in recorded
      ? [row('recorded', paint.yellow(showRecorded(recorded[path])))]
      : []),
    row('actual', paint.red(showValue(actual))),
  ];
}

function row(label: string, value: string): string {
  return `  ${label.padEnd(8)}  ${value}`;
}

function showRecorded(value: unknown): string {
  return showValue(value ?? undefined);
}

function asked({ asked = [] }: ReportCase, paint: Paint): string[] {
  if (asked.length === 0) return [];
  const digits = String(asked.length).length;
  const numbered = asked.map((use, i) => `${String(i + 1).padStart(digits)}. ${cleanLine(use)}`);
  return [paint.dim('asked of the world, in order'), ...indent(numbered, 2)];
}

function said({ message, stderr }: ReportCase, paint: Paint): string[] {
  const lines: string[] = [];
  if (message !== undefined) {
    lines.push(paint.dim('message'), ...indent(clean(message).trimEnd().split('\n'), 2));
  }
  if (stderr !== undefined) {
    const tail = clean(stderr).trimEnd().split('\n').slice(-STDERR_LINES);
    lines.push(paint.dim('stderr'), ...indent(tail, 2));
  }
  return lines;
}
