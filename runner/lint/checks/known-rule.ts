/** A case cites rules that some chapter states. */
import { didYouMean } from '../../model/nearest.js';
import { caseProblem, type Check } from '../check.js';

export const knownRule: Check = {
  id: 'known-rule',
  about: 'every rule that a case cites is in the spec',
  run: ({ cases, spec }) =>
    cases.flatMap((each) =>
      [...each.testCase.rules.entries()]
        .filter(([, rule]) => !spec.rules.has(rule))
        .map(([index, rule]) => {
          const suggestion = didYouMean(rule, spec.rules.keys());
          const path = ['rules', index];
          return caseProblem(each, `no chapter states ${rule}`, {
            path,
            ...(suggestion === undefined ? {} : { suggestion }),
          });
        }),
    ),
};
