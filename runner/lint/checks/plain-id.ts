/** An id stands in its file as it is, so that searching for it finds it; `run --id` does just that. */
import { caseProblem, type Check } from '../check.js';

export const plainId: Check = {
  id: 'plain-id',
  about: 'every id is written plainly',
  run: ({ cases }) =>
    cases.flatMap((each) => {
      const { start, end } = each.file.place(['cases', each.index, 'id']);
      const { id } = each.testCase;
      if (each.file.source.text.slice(start, end) === id) return [];
      return [caseProblem(each, `the id is not written as it is: ${id}`, { suggestion: PLAINLY })];
    }),
};

const PLAINLY = 'Write it without quotes and without escapes.';
