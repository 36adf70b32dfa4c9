/** Time begins with the first step, and the parameters of a session are given once. */
import type { Check } from './check.js';

export const steps: Check = function* (file) {
  for (const [index, { steps: all = [] }] of file.cases.entries()) {
    for (const [at, { after, given }] of all.entries()) {
      const path = ['cases', index, 'steps', at];
      if (at === 0 && after !== undefined) {
        yield {
          path: [...path, 'after'],
          part: 'key',
          message: 'nothing comes before the first step',
        };
      }
      for (const key of ['params', 'now', 'mfa'] as const) {
        if (given?.[key] === undefined) continue;
        yield {
          path: [...path, 'given', key],
          part: 'key',
          message: `a step cannot change ${key}`,
          suggestion: 'Write it below the given of the case.',
        };
      }
    }
  }
};
