import { describe, expect, it } from 'vitest';
import { adapterOf, caseOf, observed } from '../judge/testing/builders.js';
import type { Observation, Question, Subject } from '../model/adapter.js';
import type { Case } from '../model/case.js';
import type { RunSummary, Verdict } from '../model/verdict.js';
import { conforms, runSuite, type SuiteRun } from './run-suite.js';

const none = observed({ result: 'none' });
const answerAfter = (ms: number, answer: Observation) =>
  new Promise<Observation>((resolve) => setTimeout(() => resolve(answer), ms));

function cases(...ids: string[]): Case[] {
  return ids.map((id) => caseOf({ none: true }, { id }));
}

function subject(ask: Subject['ask'], rest: Partial<Subject> = {}): Subject {
  return { info: adapterOf(), concurrency: 4, ask, close: () => Promise.resolve(), ...rest };
}

/** Runs and writes down what the reporter heard. */
async function run(options: Omit<SuiteRun, 'reporter'>) {
  const verdicts: Verdict[] = [];
  const heard: string[] = [];
  const finished: RunSummary[] = [];
  const summary = await runSuite({
    ...options,
    reporter: {
      verdict: (verdict) => {
        verdicts.push(verdict);
        heard.push(`${verdict.case.id} ${verdict.status}`);
      },
      finish: (end) => void finished.push(end),
    },
  });
  expect(finished).toEqual([summary]);
  return { summary, heard, verdicts };
}

describe('runSuite', () => {
  it('reports in the order of the cases and counts', async () => {
    const asked: Question[] = [];
    const { summary, heard } = await run({
      cases: cases('a', 'b', 'c'),
      subject: subject((question) => {
        asked.push(question);
        if (asked.length === 1) return answerAfter(20, none);
        if (asked.length === 2) return Promise.resolve(observed({ result: 'error' }));
        return Promise.resolve(none);
      }),
      timeoutMs: 700,
    });
    expect(heard).toEqual(['a pass', 'b fail', 'c pass']);
    expect(summary).toMatchObject({ passed: 2, failed: 1, skipped: 0, total: 3, problems: [] });
    expect(asked.map(({ timeoutMs }) => timeoutMs)).toEqual([700, 700, 700]);
    expect(conforms(summary)).toBe(false);
  });

  it('does not ask what the adapter cannot take', async () => {
    const { summary, heard } = await run({
      cases: cases('a'),
      subject: subject(() => Promise.reject(new Error('asked')), { info: adapterOf(['resolve']) }),
    });
    expect(heard).toEqual(['a unsupported']);
    expect(summary).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
  });

  it.each([
    [undefined, 2],
    [1, 1],
    [9, 2],
  ])('with jobs %s keeps %i questions under way where the subject allows 2', async (jobs, most) => {
    let underWay = 0;
    let peak = 0;
    await run({
      cases: cases('a', 'b', 'c', 'd', 'e'),
      subject: subject(
        async () => {
          peak = Math.max(peak, ++underWay);
          await answerAfter(1, none);
          underWay--;
          return none;
        },
        { concurrency: 2 },
      ),
      ...(jobs !== undefined && { jobs }),
    });
    expect(peak).toBe(most);
  });

  it('takes recorded divergences into account', async () => {
    const { summary, heard } = await run({
      cases: cases('a', 'b'),
      subject: subject(() => Promise.resolve(observed({ result: 'error' }))),
      divergences: {
        apply: (verdict) =>
          verdict.case.id === 'a' ? { ...verdict, status: 'known' } : { ...verdict },
      },
    });
    expect(heard).toEqual(['a known', 'b fail']);
    expect(summary).toMatchObject({ passed: 0, failed: 1, skipped: 1 });
  });

  it('fails when there is no case', async () => {
    const { summary } = await run({ cases: [], subject: subject(() => Promise.resolve(none)) });
    expect(summary).toMatchObject({ total: 0, failed: 0, interrupted: false });
    expect(summary.problems).toHaveLength(1);
    expect(conforms(summary)).toBe(false);
  });

  it('fails for a problem that was known before', async () => {
    const problem = { message: 'divergences.yaml names no-such-case' };
    const { summary } = await run({
      cases: cases('a'),
      subject: subject(() => Promise.resolve(none)),
      problems: [problem],
    });
    expect(summary).toMatchObject({ passed: 1, problems: [problem] });
    expect(conforms(summary)).toBe(false);
  });

  it('conforms when all pass', async () => {
    const { summary } = await run({
      cases: cases('a'),
      subject: subject(() => Promise.resolve(none)),
    });
    expect(conforms(summary)).toBe(true);
  });

  it('ends with what it has when interrupted, though an answer is outstanding', async () => {
    const abort = new AbortController();
    const answers = [Promise.resolve(none), new Promise<Observation>(() => undefined)];
    setTimeout(() => abort.abort(), 20);
    const { summary, heard } = await run({
      cases: cases('a', 'b', 'c'),
      subject: subject(() => answers.shift() ?? Promise.reject(new Error('asked')), {
        concurrency: 1,
      }),
      signal: abort.signal,
    });
    expect(heard).toEqual(['a pass']);
    expect(summary).toMatchObject({ passed: 1, total: 1, interrupted: true });
    expect(conforms(summary)).toBe(false);
  });

  it('lets timers run although all answers come at once', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const busy = () => {
      const end = performance.now() + 1;
      while (performance.now() < end);
      return Promise.resolve(none);
    };
    const many = Array.from({ length: 200 }, (_, i) => `case-${i}`);
    await run({ cases: cases(...many), subject: subject(busy) });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(0);
  });

  it('passes on a defect of the runner', async () => {
    const broken = subject(() => Promise.reject(new Error('no such stage')));
    await expect(runSuite({ cases: cases('a'), subject: broken })).rejects.toThrow('no such stage');
  });
});
