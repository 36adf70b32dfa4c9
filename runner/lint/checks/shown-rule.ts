/** A rule that nothing shows could as well be wrong. */
import { ruleProblem, type Check } from '../check.js';

export const shownRule: Check = {
  id: 'shown-rule',
  about: 'every testable rule has a case',
  wholeOnly: true,
  run: ({ cases, spec }) => {
    const cited = new Set(cases.flatMap(({ testCase }) => testCase.rules));
    return [...spec.rules.values()]
      .filter(({ id, notTestable }) => notTestable === undefined && !cited.has(id))
      .map((rule) =>
        ruleProblem(
          rule,
          `no case shows ${rule.id}`,
          "Add one, or say in the rule why none can: 'Not testable: …'",
        ),
      );
  },
};
