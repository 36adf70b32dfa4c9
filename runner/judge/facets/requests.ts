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
    if (want && want.service === got?.service) return [...findingsOn(path, want, got, seen)];
    return [compare(path, want && nameOf(want), got && textOf(got))];
  });
};

type Pair = readonly [Expected | undefined, RequestActivity | undefined];

/**
 * Pairs by position, but lets both lists agree at the end as well as at the beginning: one request
 * too many or too few is then one difference and not one for every request after it.
 */
function align(wanted: readonly Expected[], made: readonly RequestActivity[]): readonly Pair[] {
  const head = sameAtStart(wanted, made);
  const tail = sameAtStart(wanted.slice(head).reverse(), made.slice(head).reverse());
  const length = Math.max(wanted.length, made.length);
  /** What the shorter list lacks, it lacks before the end that both have. */
  const stretch = <Entry>(list: readonly Entry[]): readonly (Entry | undefined)[] => {
    const end = list.length - tail;
    return [...list.slice(0, end), ...Array<undefined>(length - list.length), ...list.slice(end)];
  };
  const others = stretch(made);
  return stretch(wanted).map((want, index) => [want, others[index]]);
}

function sameAtStart(wanted: readonly Expected[], made: readonly RequestActivity[]): number {
  const end = wanted.findIndex((want, index) => !isSame(want, made[index]));
  return end === -1 ? wanted.length : end;
}

function isSame(want: Expected, got: RequestActivity | undefined): boolean {
  return (
    want.service === got?.service &&
    (want.operation === undefined || want.operation === got.operation)
  );
}

function* findingsOn(
  path: string,
  want: Expected,
  got: RequestActivity,
  seen: Seen,
): Generator<Finding> {
  const { params = {}, headers = {}, signature } = got;
  const { pathname, search, host } = new URL(got.url);
  yield AGREES;

  if (want.operation !== undefined) {
    yield compare(`${path}.operation`, want.operation, got.operation);
  }
  if (want.path !== undefined) {
    yield matchValue(`${path}.path`, want.path, pathname + search);
  }
  for (const [at, required, forbidden, actual] of [
    ['params', want.params, want.forbidParams, params],
    ['headers', want.headers, want.forbidHeaders, headers],
  ] as const) {
    for (const [name, value] of Object.entries(required ?? {})) {
      yield matchValue(pathOf(`${path}.${at}`, name), value, actual[name]);
    }
    if (forbidden === undefined) continue;
    for (const name of forbidden) {
      yield compare(pathOf(`${path}.${at}`, name), undefined, actual[name]);
    }
  }
  if (want.signedBy !== undefined) {
    const signedBy = signature?.accessKeyId ?? 'unsigned';
    yield compare(`${path}.signedBy`, want.signedBy, signedBy);
  }
  if (want.region !== undefined) {
    yield compare(`${path}.region`, want.region, signature?.region);
  }
  if (want.host !== undefined) {
    // Behind a redirect, the host is the mock's own: it says nothing about the implementation.
    const real = seen.door === 'in-process' || seen.can('routes');
    yield real ? compare(`${path}.host`, want.host, host) : unobserved(`${path}.host`);
  }
  if (signature?.valid === false) {
    yield compare(`${path}.signature`, 'valid', 'invalid');
  }
  // Of the services, only sts is asked with a signature. It refuses one that is for another service.
  if (want.service === 'sts' && signature !== undefined) {
    yield compare(`${path}.signature.service`, 'sts', signature.service);
  }
  if (got.proof !== undefined) yield compare(`${path}.proof`, 'valid', got.proof);
}

/** Without values: those may change from run to run, and the report shows the activity anyway. */
function textOf({ service, operation, method, url }: RequestActivity): string {
  const { pathname, search } = new URL(url);
  return [service, operation, method, pathname + search].filter(Boolean).join(' ');
}

function nameOf({ service, operation }: Expected): string {
  return [service, operation].filter(Boolean).join(' ');
}
