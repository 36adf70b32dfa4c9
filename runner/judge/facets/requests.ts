/** Judges the requests that were made: all of them, in order, each by what the case states of it. */
import type { Expect } from '../../model/case.js';
import type { RequestActivity } from '../../model/adapter.js';
import { pathOf } from '../path.js';
import type { Facet, Finding, Seen } from './facet.js';
import { AGREES, compare, unobserved } from './findings.js';
import { matchValue } from './value.js';

type Expected = NonNullable<Expect['requests']>[number];

export const requests: Facet<'requests'> = (expected, seen) => {
  const wanted = expected.flatMap((each) => Array<Expected>(each.times ?? 1).fill(each));
  const made = seen.activity.filter((use) => use.kind === 'request');
  if (wanted.length === 0 && made.length === 0) return [AGREES];
  return align(wanted, made).flatMap(([want, got], index) => {
    const path = `requests[${index}]`;
    if (want?.service === got?.service && want && got) return findingsOn(path, want, got, seen);
    return [compare(path, want && nameOf(want), got && textOf(got))];
  });
};

type Pair = readonly [Expected | undefined, RequestActivity | undefined];

/**
 * Pairs by position, but lets both lists agree at the end as well as at the beginning: one request
 * too many or too few is then one difference and not one for every request after it.
 */
function align(wanted: readonly Expected[], made: readonly RequestActivity[]): readonly Pair[] {
  const shorter = Math.min(wanted.length, made.length);
  let head = 0;
  while (head < shorter && isSame(wanted[head], made[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(wanted.at(-1 - tail), made.at(-1 - tail))) tail++;

  const between = Math.max(wanted.length, made.length) - head - tail;
  return [
    ...pair(wanted.slice(0, head), made.slice(0, head), head),
    ...pair(
      wanted.slice(head, wanted.length - tail),
      made.slice(head, made.length - tail),
      between,
    ),
    ...pair(wanted.slice(wanted.length - tail), made.slice(made.length - tail), tail),
  ];
}

function pair(
  wanted: readonly Expected[],
  made: readonly RequestActivity[],
  length: number,
): readonly Pair[] {
  return Array.from({ length }, (_, i) => [wanted[i], made[i]]);
}

function isSame(want: Expected | undefined, got: RequestActivity | undefined): boolean {
  return (
    want?.service === got?.service &&
    (want?.operation === undefined || want.operation === got?.operation)
  );
}

function findingsOn(
  path: string,
  want: Expected,
  got: RequestActivity,
  seen: Seen,
): readonly Finding[] {
  const { params = {}, headers = {}, signature } = got;
  const { pathname, search, host } = new URL(got.url);
  const findings: Finding[] = [AGREES];

  if (want.operation !== undefined) {
    findings.push(compare(`${path}.operation`, want.operation, got.operation));
  }
  if (want.path !== undefined) {
    findings.push(matchValue(`${path}.path`, want.path, pathname + search));
  }
  for (const [at, required, forbidden, actual] of [
    ['params', want.params, want.forbidParams, params],
    ['headers', want.headers, want.forbidHeaders, headers],
  ] as const) {
    for (const [name, value] of Object.entries(required ?? {})) {
      findings.push(matchValue(pathOf(`${path}.${at}`, name), value, actual[name]));
    }
    for (const name of forbidden ?? []) {
      findings.push(compare(pathOf(`${path}.${at}`, name), undefined, actual[name]));
    }
  }
  if (want.signedBy !== undefined) {
    const signedBy = signature?.accessKeyId ?? 'unsigned';
    findings.push(compare(`${path}.signedBy`, want.signedBy, signedBy));
  }
  if (want.region !== undefined) {
    findings.push(compare(`${path}.region`, want.region, signature?.region));
  }
  if (want.host !== undefined) {
    // Behind a redirect, the host is the mock's own: it says nothing about the implementation.
    const real = seen.door === 'in-process' || seen.can('routes');
    findings.push(real ? compare(`${path}.host`, want.host, host) : unobserved(`${path}.host`));
  }
  if (signature?.valid === false) {
    findings.push(compare(`${path}.signature`, 'valid', 'invalid'));
  }
  if (got.proof !== undefined && got.proof !== 'valid') {
    findings.push(compare(`${path}.proof`, 'valid', got.proof));
  }
  return findings;
}

/** Without values: those may change from run to run, and the report shows the activity anyway. */
function textOf({ service, operation, method, url }: RequestActivity): string {
  const { pathname, search } = new URL(url);
  return [service, operation, method, pathname + search].filter(Boolean).join(' ');
}

function nameOf({ service, operation }: Expected): string {
  return [service, operation].filter(Boolean).join(' ');
}
