/** A diff of two runs for people. */
import { clean, cleanLine } from '../text/clean.js';
import { indent } from '../text/layout.js';
import { paintFor, type Paint } from '../text/paint.js';
import type { DiffedCase, DiffSide, ReportDiff } from './diff.js';

/** One section for each list that is not empty, then a line of counts. Ends in a line break. */
export function formatDiff(diff: ReportDiff, color: boolean): string {
  const paint = paintFor(color);
  const lines = [
    `${paint.dim('old')}  ${side(diff.old)}`,
    `${paint.dim('new')}  ${side(diff.new)}`,
    '',
    ...section('New failures', diff.newFailures, paint.red, paint),
    ...problems(diff.newProblems, paint),
    ...section('Fixed', diff.fixed, paint.green, paint),
    ...section('Changed', diff.changed, paint.yellow, paint),
    ...section('Added', diff.added, paint.cyan, paint),
    ...section('Removed', diff.removed, paint.dim, paint),
    counts(diff),
  ];
  return `${lines.join('\n')}\n`;
}

function side({ file, adapter, version, edition, interrupted }: DiffSide): string {
  const run = `${clean(adapter)} ${clean(version)} against the spec of boto3 ${clean(edition)}`;
  return `${cleanLine(file)}: ${run}${interrupted ? ', interrupted' : ''}`;
}

function section(
  heading: string,
  cases: readonly DiffedCase[],
  tint: (text: string) => string,
  paint: Paint,
): string[] {
  if (cases.length === 0) return [];
  const told = cases.flatMap(({ id, title, before, after }) => [
    `${tint(cleanLine(id))} ${paint.dim(`(${before ?? 'not there'} → ${after ?? 'not there'})`)}`,
    `  ${cleanLine(title)}`,
  ]);
  return [paint.bold(`${heading} (${cases.length})`), ...indent(told, 2), ''];
}

function problems(messages: readonly string[], paint: Paint): string[] {
  if (messages.length === 0) return [];
  const lines = messages.map((message) => paint.red(`! ${cleanLine(message)}`));
  return [paint.bold('New problems of the run'), ...indent(lines, 2), ''];
}

function counts({ newFailures, fixed, changed, added, removed, unchanged }: ReportDiff): string {
  const parts = [
    `${newFailures.length} new failure${newFailures.length === 1 ? '' : 's'}`,
    `${fixed.length} fixed`,
    `${changed.length} changed`,
    `${added.length} added`,
    `${removed.length} removed`,
    `${unchanged} unchanged`,
  ];
  return parts.join(', ');
}
