/** The steps of a case: each world is the one before it, with the step's own laid over it. */
import type { Given as GivenEntry, Step as StepEntry } from '../model/case-file.generated.js';
import type { Step } from '../model/case.js';
import { parseRelative } from '../model/relative-time.js';
import { layGiven } from './lay-given.js';

/** `below` are the worlds that the file and the case give. */
export function laySteps(
  steps: readonly StepEntry[],
  below: readonly (GivenEntry | undefined)[],
): readonly Step[] {
  return steps.map(({ after, expect }, index) => ({
    afterMs: after === undefined ? 0 : parseRelative(after)!,
    given: layGiven(...below, ...steps.slice(0, index + 1).map(({ given }) => given)),
    expect,
  }));
}
