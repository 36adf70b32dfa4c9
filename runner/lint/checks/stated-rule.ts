/** The reference decides by rules that some chapter states. */
import type { Problem } from '../../model/problem.js';
import { caseProblem, type Check } from '../check.js';

export const statedRule: Check = {
  id: 'stated-rule',
  about: 'every rule that the reference follows is in the spec',
  run: async ({ cases, spec, rulesFollowed }) => {
    const told = new Set<string>();
    const problems: Problem[] = [];
    for (const each of cases) {
      // That it cannot be asked is found by driven-rule.
      const followed = await rulesFollowed(each.testCase).catch(() => []);
      for (const rule of followed) {
        if (spec.rules.has(rule) || told.has(rule)) continue;
        told.add(rule);
        const suggestion = 'State the rule, or correct its id in reference/.';
        const message = `the reference follows ${rule} here, which no chapter states`;
        problems.push(caseProblem(each, message, { suggestion }));
      }
    }
    return problems;
  },
};
