/** Judges credentials: the keys exactly, the expiration only where it is stated. */
import { expirationFinding } from './expiration.js';
import type { Facet, Finding } from './facet.js';
import { compare, otherResult, unobserved } from './findings.js';

/** Compared exactly: what the expectation does not have must not come out. */
const EXACT = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const;

export const credentials: Facet<'credentials'> = (expected, seen) => {
  if (seen.answer.result !== 'credentials') return otherResult('credentials', seen);
  const actual = seen.answer.credentials;
  const findings: Finding[] = EXACT.map((key) =>
    compare(`credentials.${key}`, expected[key], actual[key]),
  );
  if (seen.can('account-id')) {
    findings.push(compare('credentials.accountId', expected.accountId, actual.accountId));
  } else if (expected.accountId !== undefined) {
    findings.push(unobserved('credentials.accountId'));
  }
  if (expected.expiration !== undefined) {
    findings.push(
      seen.can('expiration')
        ? expirationFinding(expected.expiration, actual.expiration, seen)
        : unobserved('credentials.expiration'),
    );
  }
  return findings;
};
