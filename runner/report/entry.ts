/** The one model of all reporters: a verdict as plain data without anything that is not for people. */
import type { Activity, RequestActivity } from '../model/adapter.js';
import type { ReportCase, ReportDifference, ReportDivergence } from '../model/report.generated.js';
import type { Difference, Divergence, Verdict } from '../model/verdict.js';
import { COUNTS_AS } from '../model/verdict.js';

/**
 * A verdict as it stands in a report. A case that passed is told shortly; one that failed with all
 * that was seen, and with the command that runs it alone, made by `reproduce`.
 */
export function entryOf(verdict: Verdict, reproduce: (id: string) => string): ReportCase {
  const { case: testCase, status, unobserved } = verdict;
  const { id, title, rules, location } = testCase;
  return {
    id,
    title,
    status,
    rules: [...rules],
    file: location.file,
    line: location.line,
    durationMs: Math.round(verdict.durationMs),
    ...(unobserved.length > 0 && { unobserved: [...unobserved] }),
    ...(status !== 'pass' && notPassed(verdict)),
    ...(COUNTS_AS[status] === 'failed' && failed(verdict, reproduce(id))),
  };
}

function notPassed({ differences, detail, divergence }: Verdict): Partial<ReportCase> {
  return {
    ...(differences.length > 0 && { differences: differences.map(present) }),
    ...(detail !== undefined && { detail }),
    ...(divergence !== undefined && { divergence: recorded(divergence) }),
  };
}

function failed(verdict: Verdict, reproduce: string): Partial<ReportCase> {
  const { case: testCase, outcome, activity, stderr } = verdict;
  const message = outcome?.result === 'error' ? outcome.message : undefined;
  return {
    ...(testCase.why !== undefined && { why: testCase.why }),
    ...(activity.length > 0 && { asked: activity.map(askedFor) }),
    ...(message !== undefined && { message }),
    ...(stderr !== undefined && { stderr }),
    reproduce,
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
