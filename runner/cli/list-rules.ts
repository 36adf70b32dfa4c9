/** The rules, each with the cases that show it: as data, and as text for people. */
import picocolors from 'picocolors';
import type { Case } from '../model/case.js';
import { didYouMean } from '../model/nearest.js';
import type { Rule, Spec } from '../model/spec.js';
import { UserError } from '../model/user-error.js';
import { edition } from '../package.js';

/** What `credchain rules --json` prints. */
export interface ListedRules {
  /** Version of boto3 that the spec states. */
  readonly edition: string;
  readonly rules: readonly ListedRule[];
}

export interface ListedRule {
  readonly id: string;
  readonly title: string;
  readonly scope: Rule['scope'];
  /** The normative text, in Markdown. */
  readonly text: string;
  /** Why no case can observe it. */
  readonly notTestable?: string;
  readonly chapter: string;
  readonly chapterTitle: string;
  readonly cases: readonly ListedCase[];
}

export interface ListedCase {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
}

/**
 * The rules that `words` name, by rule (`ENV-3`) or chapter (`ENV`), in the order of the spec; all
 * of them without words. Throws UserError for a word that is neither.
 */
export function listRules(
  spec: Spec,
  cases: readonly Case[],
  words: readonly string[],
): ListedRules {
  const known = [...spec.chapters.map(({ id }) => id), ...spec.rules.keys()];
  for (const word of words) {
    if (known.includes(word)) continue;
    const chapters = spec.chapters.map(({ id }) => id).join(', ');
    const advice = didYouMean(word, known, `The chapters are ${chapters}.`);
    throw new UserError(`no rule or chapter is called '${word}'\n${advice}`);
  }
  const byRule = casesByRule(cases);
  const rules = spec.chapters.flatMap(({ id: chapter, title: chapterTitle, rules }) =>
    rules
      .filter(({ id }) => words.length === 0 || words.includes(id) || words.includes(chapter))
      .map(({ id, title, scope, text, notTestable }): ListedRule => {
        const remark = notTestable === undefined ? {} : { notTestable };
        const shown = byRule.get(id) ?? [];
        return { id, title, scope, text, ...remark, chapter, chapterTitle, cases: shown };
      }),
  );
  return { edition: edition(), rules };
}

function casesByRule(cases: readonly Case[]): ReadonlyMap<string, readonly ListedCase[]> {
  const byRule = new Map<string, ListedCase[]>();
  for (const { id, title, rules, location } of cases) {
    for (const rule of rules) {
      const listed = byRule.get(rule) ?? [];
      listed.push({ id, title, file: location.file, line: location.line });
      byRule.set(rule, listed);
    }
  }
  return byRule;
}

/** One paragraph for each rule; a testable rule without a case is marked. Ends in a count. */
export function formatRules({ rules }: ListedRules, color: boolean): string {
  const paint = picocolors.createColors(color);
  const lines: string[] = [];
  let chapter: string | undefined;
  for (const rule of rules) {
    if (rule.chapter !== chapter)
      lines.push(paint.bold(`${rule.chapter}: ${rule.chapterTitle}`), '');
    chapter = rule.chapter;
    lines.push(`${paint.bold(rule.id)} ${rule.title} ${paint.dim(`(${rule.scope})`)}`);
    if (rule.cases.length > 0) lines.push(...rule.cases.map(({ id }) => `    ${id}`));
    else if (rule.notTestable !== undefined) lines.push(`    not testable: ${rule.notTestable}`);
    else lines.push(paint.red('  ! no case shows it'));
    lines.push('');
  }
  const bare = rules.filter(({ cases, notTestable }) => cases.length === 0 && !notTestable);
  const shown = rules.filter(({ cases }) => cases.length > 0);
  lines.push(
    `${rules.length} rules: ${shown.length} shown by cases, ` +
      `${rules.length - shown.length - bare.length} not testable, ${bare.length} without a case`,
  );
  return `${lines.join('\n')}\n`;
}
