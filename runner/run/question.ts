/** What is asked of an implementation for a case: its world, never its expectation. */
import type { Question } from '../model/adapter.js';
import { SERVICES, type Case } from '../model/case.js';

/** Traps listen for services; files and commands are watched by the stage in any case. */
const NOT_A_SERVICE = /^(command$|~\/)/;

/**
 * The question that `testCase` puts. Of the expectation, only the names of forbidden services pass;
 * where it lists the requests, a request to any service at all must be noticed.
 */
export function questionOf(testCase: Case, timeoutMs: number): Question {
  const { operation, given, expect } = testCase;
  const forbidden = (expect.forbids ?? []).filter((name) => !NOT_A_SERVICE.test(name));
  const traps = expect.requests === undefined ? forbidden : SERVICES;
  return { operation, given, traps, timeoutMs };
}
