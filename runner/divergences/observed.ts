/** What is recorded of a divergence: the places that differ, each with what came out there. */
import { isDeepStrictEqual } from 'node:util';
import type { Divergence, Verdict } from '../model/verdict.js';

export type Observed = Divergence['observed'];

/**
 * Path to the actual value, null where nothing came out. Only what differs is in it: the rest is as
 * the case says. Holds no messages and nothing that changes from run to run.
 */
export function observedOf({ differences }: Pick<Verdict, 'differences'>): Observed {
  return Object.fromEntries(differences.map(({ path, actual }) => [path, lasting(actual) ?? null]));
}

/** So many digits are the time in milliseconds, or chance: many SDKs make names of sessions of these. */
const DIGITS = /\d{13,}/g;

function lasting(actual: unknown): unknown {
  return typeof actual === 'string' ? actual.replace(DIGITS, '<digits>') : actual;
}

/** Whether two observations are the same; the order of the paths does not matter. */
export function sameObserved(a: Observed, b: Observed): boolean {
  return isDeepStrictEqual(a, b);
}
