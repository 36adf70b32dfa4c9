/** One case from question to verdict. */
import { judge, judgeUnasked } from '../judge/index.js';
import type { Subject } from '../model/adapter.js';
import type { Case } from '../model/case.js';
import type { Verdict } from '../model/verdict.js';
import { questionOf } from './question.js';

/** How long an implementation may take to answer, unless said otherwise. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * Asks `subject` and judges what came of it; does not ask what the adapter cannot take. Knows
 * nothing of recorded divergences. Rejects only for a defect of the runner.
 */
export async function verdictOn(
  testCase: Case,
  subject: Subject,
  timeoutMs: number,
): Promise<Verdict> {
  const unasked = judgeUnasked(testCase, subject.info);
  if (unasked !== undefined) return unasked;
  const observation = await subject.ask(questionOf(testCase, timeoutMs));
  return judge(testCase, observation, subject.info);
}
