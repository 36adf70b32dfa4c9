/** Fields of JSON documents that services are sent, and answer with. */
import type { JsonObject } from '../metadata/json.js';
import { checksParameters } from '../aws/sts-params.js';
import type { Session } from '../session.js';
import { wholeNumber } from '../whole-number.js';

/** A text that a request needs, or whatever is there if nobody checks. Fails with `param-validation`. */
export function requiredText(
  session: Session,
  document: JsonObject,
  name: string,
  rule: string,
): unknown {
  const value = document[name];
  if (typeof value === 'string' || !checksParameters(session)) return value;
  return session.decisions.fail(rule, 'param-validation', `${name} is no text, and cannot be sent`);
}

/** A number of an answer, cut to a whole one, as Python's `int` reads it. Fails with `invalid-type` or `invalid-value`. */
export function jsonInteger({ decisions }: Session, value: unknown, rule: string): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Math.trunc(Number(value));
  if (typeof value !== 'string') {
    return decisions.fail(rule, 'invalid-type', 'a number of the answer is none');
  }
  return (
    wholeNumber(value) ??
    decisions.fail(rule, 'invalid-value', `"${value}" of the answer is no number`)
  );
}
