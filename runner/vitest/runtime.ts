/** What a generated test file calls: a test for each case, against one implementation. */
import type * as Vitest from 'vitest';
import type { Adapter } from '../model/adapter.js';
import type { Case } from '../model/case.js';
import { COUNTS_AS, type Verdict } from '../model/verdict.js';
import { openTarget, type OpenTarget, type Target } from '../run/open-target.js';
import { verdictOn } from '../run/verdict-on.js';
import { Nonconformance } from './nonconformance.js';

/** An interpreter on a busy machine takes its time to start. */
const START_TIMEOUT_MS = 60_000;
/** The door ends a question that takes too long; vitest only has to wait for it. */
const GRACE_MS = 10_000;

export interface Settings {
  readonly target: Target;
  readonly timeoutMs: number;
  /** Absolute path of the case file. */
  readonly file: string;
  /** The command that runs a case of the file alone, up to its id. */
  readonly command: string;
}

export interface DeclaredFile {
  readonly title: string;
  readonly cases: readonly Case[];
  readonly settings: Settings;
}

/**
 * Declares the tests of a case file. `declareAll` calls its argument with the index of each case,
 * from the place that vitest is to show for the test. A given `adapter` takes the place of the
 * target. The implementation is opened for the file and closed after its last test.
 */
export function declareCases(
  vitest: Pick<typeof Vitest, 'describe' | 'test' | 'beforeAll' | 'afterAll'>,
  { title, cases, settings }: DeclaredFile,
  adapter: Adapter | undefined,
  declareAll: (test: (index: number) => void) => void,
): void {
  const { target, timeoutMs, file, command } = settings;
  vitest.describe(title, () => {
    let opened: OpenTarget | undefined;
    vitest.beforeAll(async () => {
      opened = adapter === undefined ? await openTarget(target, 1) : await openModule(adapter);
    }, START_TIMEOUT_MS);
    vitest.afterAll(() => opened?.subject.close());

    declareAll((index) => {
      const testCase = cases[index]!;
      const name = `${testCase.id}: ${testCase.title}`;
      vitest.test(name, { timeout: timeoutMs + GRACE_MS }, async (context) => {
        const { subject, divergences } = opened!;
        const judged = await verdictOn(testCase, subject, timeoutMs);
        const verdict = divergences?.apply(judged) ?? judged;
        switch (COUNTS_AS[verdict.status]) {
          case 'passed':
            return;
          case 'skipped':
            return context.skip(reasonOf(verdict));
          case 'failed':
            throw new Nonconformance(verdict, file, `${command} -t '${testCase.id}: '`);
        }
      });
    });
  });
}

async function openModule(adapter: Adapter): Promise<OpenTarget> {
  const { openInProcess } = await import('../resolve/in-process.js');
  return { subject: openInProcess(adapter) };
}

/** On one line, as vitest shows it: `known (bug): it reads …`. */
function reasonOf({ status, divergence, detail = '' }: Verdict): string {
  const reason = (divergence?.reason ?? detail).trim().replaceAll(/\s+/g, ' ');
  return `${status}${divergence === undefined ? '' : ` (${divergence.kind})`}: ${reason}`;
}
