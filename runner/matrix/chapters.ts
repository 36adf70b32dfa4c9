/** The rows of the page: one spec out of those of several runs. */
import type { ReportChapter } from '../model/report.generated.js';
import type { MatrixChapter, MatrixRule } from './matrix.js';

/**
 * All chapters and rules of `specs`, as the first one that has them tells them, and every rule in
 * `cited` that none has.
 */
export function chaptersOf(
  specs: readonly (readonly ReportChapter[])[],
  cited: readonly string[],
): MatrixChapter[] {
  const chapters = new Map<string, { title: string; rules: Map<string, MatrixRule> }>();
  const chapter = (id: string, title: string) => {
    const known = chapters.get(id) ?? { title, rules: new Map<string, MatrixRule>() };
    chapters.set(id, known);
    return known;
  };
  for (const { id, title, rules } of specs.flat()) {
    const known = chapter(id, title).rules;
    for (const rule of rules) if (!known.has(rule.id)) known.set(rule.id, rule);
  }
  const stated = new Set([...chapters.values()].flatMap(({ rules }) => [...rules.keys()]));
  for (const id of new Set(cited)) {
    if (stated.has(id)) continue;
    chapter(id.replace(/-\d+$/, ''), '').rules.set(id, { id, title: '', text: '' });
  }
  return [...chapters].map(([id, { title, rules }]) => ({ id, title, rules: [...rules.values()] }));
}
