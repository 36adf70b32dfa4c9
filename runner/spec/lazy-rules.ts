/** The rules for those who show them beside a case. */
import type { ReportChapter } from '../model/report.generated.js';
import type { Spec } from '../model/spec.js';
import { readSpec } from './read-spec.js';

export interface LazyRules {
  /** From the id of a rule to what it says in its heading. */
  readonly ruleTitle: (rule: string) => string | undefined;
  /** All chapters, as a report tells them. */
  readonly chapters: () => ReportChapter[];
}

/**
 * The spec, read when something of it is first asked for. Problems in it are of no account: whoever
 * tests an implementation has other worries.
 */
export function lazyRules(): LazyRules {
  let read: Spec | undefined;
  const spec = () => (read ??= readSpec());
  return {
    ruleTitle: (rule) => spec().rules.get(rule)?.title,
    chapters: () =>
      spec().chapters.map(({ id, title, rules }) => ({ id, title, rules: rules.map(toldRule) })),
  };
}

function toldRule({ id, title, scope, text }: Spec['chapters'][number]['rules'][number]) {
  return { id, title, scope, text };
}
