/** Holds what came of a case against what must come of it. */
import type { AdapterInfo, Observation } from '../model/adapter.js';
import type { Case } from '../model/case.js';
import type { Difference, Verdict } from '../model/verdict.js';
import type { Answer, Finding } from './facets/facet.js';
import { findingsOf } from './facets/index.js';
import { missingInput } from './inputs.js';

/**
 * How far the real clock of a process may be from the time of staging, besides the time that it took
 * to answer: the start of the process and the rounding to seconds. An expiration that matters is
 * minutes away, so nothing is missed.
 */
const PROCESS_DRIFT_MS = 2_000;

/**
 * The verdict on a case that need not be asked, because the adapter cannot take what it needs;
 * undefined if it must be asked.
 */
export function judgeUnasked(testCase: Case, info: AdapterInfo): Verdict | undefined {
  const reason = missingInput(testCase, info);
  if (reason === undefined) return undefined;
  return { ...blank(testCase, { activity: [], durationMs: 0 }), detail: reason };
}

/**
 * The verdict on a case that was asked. Judges each stated part of the expectation that the adapter
 * can show, lists the others as unobserved, and never passes a case of which it could judge nothing.
 * Knows nothing of recorded divergences. Pure; never throws.
 */
export function judge(testCase: Case, observation: Observation, info: AdapterInfo): Verdict {
  const verdict = blank(testCase, observation);
  switch (observation.kind) {
    case 'crash':
    case 'harness-error': {
      const { kind, detail, stderr } = observation;
      return { ...verdict, status: kind, detail, ...shown(stderr) };
    }
    case 'timeout': {
      const detail = `No answer within ${observation.timeoutMs} ms.`;
      return { ...verdict, status: 'timeout', detail, ...shown(observation.stderr) };
    }
    case 'outcome': {
      const { outcome } = observation;
      const reason = missingInput(testCase, info);
      if (reason !== undefined) return { ...verdict, outcome, detail: reason };
      return { ...verdict, outcome, ...judgeSteps(testCase, observation, info) };
    }
  }
}

type Asked = Extract<Observation, { kind: 'outcome' }>;

/** A finding, and what goes before its path: the step, where a case has several. */
interface Placed {
  readonly finding: Finding;
  readonly prefix: string;
}

type Judgement = Pick<Verdict, 'status' | 'differences' | 'unobserved' | 'detail'>;

function judgeSteps(testCase: Case, observation: Asked, info: AdapterInfo): Judgement {
  const { outcome, now, activity, files = {}, later = [] } = observation;
  const steps = [
    { expect: testCase.expect, outcome, now, files, from: 0 },
    ...later.map((step, index) => ({
      files: {},
      ...step,
      expect: testCase.later![index]!.expect,
    })),
  ];
  const refused = steps.find((step) => step.outcome.result === 'unsupported')?.outcome;
  if (refused?.result === 'unsupported') {
    return { status: 'unsupported', differences: [], unobserved: [], detail: refused.reason };
  }
  if (later.length !== (testCase.later ?? []).length) throw new Error('steps were left out');
  const findings = steps.flatMap((step, index): readonly Placed[] => {
    const own = activity.slice(step.from, steps[index + 1]?.from);
    const found = findingsOf(step.expect, {
      answer: step.outcome as Answer,
      activity: own,
      files: step.files,
      door: info.door,
      can: (capability) => info.capabilities.has(capability),
      now: step.now,
      drift: info.door === 'in-process' ? 0 : observation.durationMs + PROCESS_DRIFT_MS,
    });
    const prefix = testCase.later === undefined ? '' : `steps[${index}].`;
    return found.map((finding) => ({ finding, prefix }));
  });
  return judgementOf(findings);
}

function judgementOf(findings: readonly Placed[]): Judgement {
  const differences = findings.flatMap(({ finding, prefix }): Difference[] => {
    if (finding.kind !== 'differs') return [];
    const { path, expected, actual } = finding;
    return [{ path: prefix + path, expected, actual }];
  });
  const unobserved = findings.flatMap(({ finding, prefix }) =>
    finding.kind === 'unobserved' ? [prefix + finding.path] : [],
  );
  if (findings.length === unobserved.length) {
    const detail = 'The adapter can show nothing of what the case expects.';
    return { status: 'unsupported', differences: [], unobserved, detail };
  }
  return { status: differences.length === 0 ? 'pass' : 'fail', differences, unobserved };
}

function blank(
  testCase: Case,
  { activity, durationMs }: Pick<Observation, 'activity' | 'durationMs'>,
): Verdict {
  return {
    case: testCase,
    status: 'unsupported',
    differences: [],
    unobserved: [],
    activity,
    durationMs,
  };
}

function shown(stderr: string): Pick<Verdict, 'stderr'> {
  return stderr === '' ? {} : { stderr };
}
