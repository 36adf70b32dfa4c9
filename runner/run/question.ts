/** What is asked of an implementation for a case: its world, never its expectation. */
import type { Question } from '../model/adapter.js';
import { SERVICES, type Case } from '../model/case.js';

/** Traps listen for services; files and commands are watched by the stage in any case. */
const NOT_A_SERVICE = /^(command$|~\/)/;

/**
 * The question that `testCase` puts. Of the expectation, only the names of forbidden services
 * and of files to look at pass;
 * where it lists the requests, a request to any service at all must be noticed.
 */
export function questionOf(testCase: Case, timeoutMs: number): Question {
  const { operation, given, expect, later } = testCase;
  const all = [expect, ...(later ?? []).map((step) => step.expect)];
  const forbidden = all
    .flatMap(({ forbids = [] }) => forbids)
    .filter((name) => !NOT_A_SERVICE.test(name));
  const listed = all.some(({ requests }) => requests !== undefined);
  const looks = [...new Set(all.flatMap(({ files = {} }) => Object.keys(files)))];
  return {
    operation,
    given,
    traps: listed ? SERVICES : [...new Set(forbidden)],
    ...(looks.length > 0 && { looks }),
    ...(later && { later: later.map(({ afterMs, given: then }) => ({ afterMs, given: then })) }),
    timeoutMs,
  };
}
