/** A case that cites a rule drives the reference through that very decision. */
import { caseProblem, type Check, type LintCase, type Suite } from '../check.js';
import type { Problem } from '../../model/problem.js';

export const drivenRule: Check = {
  id: 'driven-rule',
  about: 'every case drives the reference through the rules that it cites',
  run: async (suite) => {
    const problems: Problem[] = [];
    for (const each of suite.cases) problems.push(...(await undriven(each, suite)));
    return problems;
  },
};

async function undriven(each: LintCase, { spec, rulesFollowed }: Suite): Promise<Problem[]> {
  const { testCase } = each;
  let followed: ReadonlySet<string>;
  try {
    followed = await rulesFollowed(testCase);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [caseProblem(each, `the reference cannot be asked: ${reason}`)];
  }
  return [...testCase.rules.entries()]
    .filter(([, rule]) => spec.rules.has(rule) && !followed.has(rule))
    .map(([index, rule]) => {
      const options = { path: ['rules', index], suggestion: whatItFollows(rule, followed) };
      return caseProblem(each, `the reference does not follow ${rule} here`, options);
    });
}

function whatItFollows(rule: string, followed: ReadonlySet<string>): string {
  const [chapter] = rule.split('-');
  const near = [...followed].filter((each) => each.startsWith(`${chapter}-`));
  return near.length === 0
    ? `It follows no rule of ${chapter} at all.`
    : `Of ${chapter} it follows ${near.join(', ')}.`;
}
