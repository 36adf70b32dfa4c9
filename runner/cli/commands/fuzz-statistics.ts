/** The table of what made-up worlds drive the reference through. */
import type { Statistics } from '../../fuzz/worlds/index.js';
import type { Spec } from '../../model/spec.js';

/** A chapter a line, then what came of the worlds. */
export function statisticsTable(statistics: Statistics, spec: Pick<Spec, 'chapters'>): string {
  const total = statistics.worlds;
  const lines = ['', 'chapter   worlds         rules driven  never'];
  for (const { chapter, worlds, rules } of statistics.chapters(spec)) {
    const never = [...rules].filter(([, count]) => count === 0).map(([rule]) => rule);
    const driven = `${rules.size - never.length} of ${rules.size}`;
    lines.push(
      `${chapter.padEnd(9)} ${String(worlds).padEnd(8)}${share(worlds, total)}  ${driven.padEnd(12)}  ${never.join(' ')}`.trimEnd(),
    );
  }
  lines.push('', 'outcome                                  worlds');
  for (const [outcome, worlds] of statistics.outcomes()) {
    lines.push(`${outcome.padEnd(40)} ${String(worlds).padEnd(8)}${share(worlds, total)}`);
  }
  return lines.join('\n');
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`.padStart(6);
}
