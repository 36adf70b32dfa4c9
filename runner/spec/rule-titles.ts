/** What rules say in their headings, for those who show them beside a case. */
import type { Spec } from '../model/spec.js';
import { readSpec } from './read-spec.js';

/**
 * A function from the id of a rule to its title. The spec is read when a title is first asked for,
 * and problems in it are of no account: whoever tests an implementation has other worries.
 */
export function lazyRuleTitles(): (rule: string) => string | undefined {
  let rules: Spec['rules'] | undefined;
  return (rule) => (rules ??= readSpec().rules).get(rule)?.title;
}
