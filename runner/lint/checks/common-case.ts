/** Whoever runs with `--scope common` meets every rule that all SDKs share. */
import { scopeOf } from '../../load/index.js';
import { ruleProblem, type Check } from '../check.js';

export const commonCase: Check = {
  id: 'common-case',
  about: 'every common rule has a case that cites common rules only',
  wholeOnly: true,
  run: ({ cases, spec }) => {
    const common = cases.filter(({ testCase }) => scopeOf(testCase, spec) === 'common');
    const shown = new Set(common.flatMap(({ testCase }) => testCase.rules));
    const cited = new Set(cases.flatMap(({ testCase }) => testCase.rules));
    return [...spec.rules.values()]
      .filter(({ id, scope }) => scope === 'common' && cited.has(id) && !shown.has(id))
      .map((rule) =>
        ruleProblem(
          rule,
          `${rule.id} is common, and every case that shows it needs a rule of boto3 as well`,
          'Add a case that cites common rules only, or state the scope boto3.',
        ),
      );
  },
};
