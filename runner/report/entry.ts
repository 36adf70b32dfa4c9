/** The one model of all reporters: a verdict as plain data without anything that is not for people. */
import { isDeepStrictEqual } from 'node:util';
import type { Activity, RequestActivity } from '../model/adapter.js';
import type { Given, Step } from '../model/case.js';
import { formatRelative } from '../model/relative-time.js';
import type {
  ReportCase,
  ReportDifference,
  ReportDivergence,
  ReportRequest,
} from '../model/report.generated.js';
import type { Difference, Divergence, Verdict } from '../model/verdict.js';
import { COUNTS_AS } from '../model/verdict.js';

/**
 * A verdict as it stands in a report: the case with its world and expectation, and what the
 * implementation did with it. One that failed comes with the command that runs it alone, made by
 * `reproduce`.
 */
export function entryOf(verdict: Verdict, reproduce: (id: string) => string): ReportCase {
  const { case: testCase, status, unobserved, outcome } = verdict;
  const { id, title, why, rules, location, operation, given, expect } = testCase;
  return {
    id,
    title,
    status,
    rules: [...rules],
    file: location.file,
    line: location.line,
    durationMs: Math.round(verdict.durationMs),
    ...(why !== undefined && { why }),
    operation,
    given: withoutEmptyParts(given),
    expect: { ...expect },
    ...(testCase.later !== undefined && { later: laterSteps(given, testCase.later) }),
    ...(outcome !== undefined && { outcome: { ...outcome } }),
    ...activityOf(verdict),
    ...(unobserved.length > 0 && { unobserved: [...unobserved] }),
    ...(status !== 'pass' && notPassed(verdict)),
    ...(COUNTS_AS[status] === 'failed' && failed(verdict, reproduce(id))),
  };
}

/** Of each world what is not as in the one before it. */
function laterSteps(first: Given, steps: readonly Step[]): NonNullable<ReportCase['later']> {
  return steps.map(({ afterMs, given, expect }, index) => {
    const changes = changesIn(index === 0 ? first : steps[index - 1]!.given, given);
    return {
      after: formatRelative(afterMs),
      ...(Object.keys(changes).length > 0 && { given: changes }),
      expect: { ...expect },
    };
  });
}

/** Variables and files one by one, everything else as a whole. */
function changesIn(before: Given, after: Given): Record<string, unknown> {
  const { env, files, ...rest } = after;
  const parts = {
    env: changed(before.env, env),
    files: changed(before.files, files),
    ...changed({ ...before, env: undefined, files: undefined }, { ...rest }),
  };
  return Object.fromEntries(
    Object.entries(parts).filter(
      ([, part]) => part === null || Object.keys(part as object).length > 0,
    ),
  );
}

function changed(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    names
      .filter((name) => !isDeepStrictEqual(before[name], after[name]))
      .map((name) => [name, after[name] ?? null]),
  );
}

function notPassed({ differences, detail, divergence }: Verdict): Partial<ReportCase> {
  return {
    ...(differences.length > 0 && { differences: differences.map(present) }),
    ...(detail !== undefined && { detail }),
    ...(divergence !== undefined && { divergence: recorded(divergence) }),
  };
}

function failed({ outcome, stderr }: Verdict, reproduce: string): Partial<ReportCase> {
  const message = outcome?.result === 'error' ? outcome.message : undefined;
  return {
    ...(message !== undefined && { message }),
    ...(stderr !== undefined && { stderr }),
    reproduce,
  };
}

/** Most worlds have neither parameters nor services, and a reader need not be told. */
function withoutEmptyParts(given: Given): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([, part]) => typeof part !== 'object' || Object.keys(part as object).length > 0,
    ),
  );
}

function activityOf({ activity }: Verdict): Partial<ReportCase> {
  const requests = activity.filter((use) => use.kind === 'request').map(inFull);
  return {
    ...(activity.length > 0 && { asked: activity.map(askedFor) }),
    ...(requests.length > 0 && { requests }),
  };
}

function inFull({ kind: _, ...request }: RequestActivity): ReportRequest {
  const { params, headers, signature, ...rest } = request;
  return {
    ...rest,
    ...(params !== undefined && { params: { ...params } }),
    ...(headers !== undefined && { headers: { ...headers } }),
    ...(signature !== undefined && { signature: { ...signature } }),
  };
}

function askedFor(use: Activity): string {
  switch (use.kind) {
    case 'request':
      return requested(use);
    case 'read':
    case 'write':
      return `${use.kind} ${use.path}`;
    case 'command':
      return `run ${use.argv.join(' ')}`;
  }
}

/** What the URL does not tell stands behind it, long values cut. */
function requested({
  service,
  operation,
  method,
  url,
  params,
  signature,
}: RequestActivity): string {
  const name = operation === undefined ? service : `${service} ${operation}`;
  const inBody = method === 'POST' ? Object.entries(params ?? {}) : [];
  const details = inBody
    .filter(([key]) => key !== 'Action' && key !== 'Version')
    .map(([key, value]) => `${key}=${value.length > 60 ? `${value.slice(0, 60)}…` : value}`);
  if (signature !== undefined) {
    const { accessKeyId, valid } = signature;
    details.unshift(`signed by ${accessKeyId}${valid ? '' : ' with another secret than its own'}`);
  }
  return [`${name}: ${method} ${url}`, ...details].join(', ');
}

/** Absent values are left out rather than undefined, so that the model is the same before and after JSON. */
function present({ path, expected, actual }: Difference): ReportDifference {
  return {
    path,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
  };
}

function recorded({ kind, reason, link, observed, location }: Divergence): ReportDivergence {
  return {
    kind,
    reason,
    ...(link !== undefined && { link }),
    observed: { ...observed },
    file: location.file,
    line: location.line,
  };
}
