/** Selects the cases that somebody asks for, and tells of what is not there. */
import type { Case } from '../model/case.js';
import { didYouMean } from '../model/nearest.js';
import type { Scope, Spec } from '../model/spec.js';
import { UserError } from '../model/user-error.js';

/** What is asked for; a case must fit everything that is given, and one of each list. */
export interface Selection {
  readonly ids?: readonly string[];
  /** Ids of rules (`ENV-3`) or of whole chapters (`ENV`). */
  readonly rules?: readonly string[];
  /** Matched against id and title. */
  readonly grep?: RegExp;
  readonly scope?: Scope;
}

/**
 * The cases that fit, in their order. `spec` is called only where rules or a scope are asked for.
 * Throws {@link UserError} for an id, rule or chapter that is unknown or has no case; what they leave
 * together may well be nothing.
 */
export function selectCases(
  cases: readonly Case[],
  spec: () => Spec,
  { ids = [], rules = [], grep, scope }: Selection,
): Case[] {
  for (const id of ids) requireCase(cases, id);
  for (const rule of rules) requireRule(cases, spec(), rule);
  return cases.filter(
    (testCase) =>
      (ids.length === 0 || ids.includes(testCase.id)) &&
      (rules.length === 0 || rules.some((rule) => cites(testCase, rule))) &&
      (grep === undefined || testCase.id.search(grep) >= 0 || testCase.title.search(grep) >= 0) &&
      (scope === undefined || scopeOf(testCase, spec()) === scope),
  );
}

/** `common` if every rule that it cites is; a case that needs one rule of boto3 is a case for boto3. */
export function scopeOf({ rules }: Pick<Case, 'rules'>, spec: Spec): Scope {
  return rules.every((id) => spec.rules.get(id)?.scope === 'common') ? 'common' : 'boto3';
}

function cites({ rules }: Case, ruleOrChapter: string): boolean {
  return rules.some((id) => id === ruleOrChapter || id.startsWith(`${ruleOrChapter}-`));
}

function requireCase(cases: readonly Case[], id: string): void {
  const ids = cases.map((testCase) => testCase.id);
  if (ids.includes(id)) return;
  const suggestion = didYouMean(id, ids, "'credchain rules' lists the cases by their rules.");
  throw new UserError(`no case has the id '${id}'\n${suggestion}`);
}

function requireRule(cases: readonly Case[], spec: Spec, wanted: string): void {
  const chapters = spec.chapters.map(({ id }) => id);
  const rule = spec.rules.get(wanted);
  if (rule === undefined && !chapters.includes(wanted)) {
    const known = wanted.includes('-') ? [...spec.rules.keys()] : chapters;
    const suggestion = didYouMean(wanted, known, `The chapters are ${chapters.join(', ')}.`);
    throw new UserError(`no rule or chapter is called '${wanted}'\n${suggestion}`);
  }
  if (cases.some((testCase) => cites(testCase, wanted))) return;
  const reason = rule?.notTestable && `\nIt is not testable: ${rule.notTestable}`;
  throw new UserError(`no case shows ${wanted}${reason ?? ''}`);
}
