/** No case can show a rule that no case can observe. */
import { caseProblem, type Check } from '../check.js';

export const testableRule: Check = {
  id: 'testable-rule',
  about: 'no case cites a rule that is not testable',
  run: ({ cases, spec }) =>
    cases.flatMap((each) =>
      [...each.testCase.rules.entries()].flatMap(([index, id]) => {
        const reason = spec.rules.get(id)?.notTestable;
        if (reason === undefined) return [];
        const suggestion =
          'Cite another rule; or the rule is testable after all: correct its chapter.';
        const options = { path: ['rules', index], suggestion };
        return [caseProblem(each, `${id} is not testable: ${reason}`, options)];
      }),
    ),
};
