/** Judges credentials: the keys exactly, the expiration only where it is stated. */
import type { Facet, Finding } from './facet.js';
import { compare, resultFindings, unobserved } from './findings.js';
import { timeFinding } from './time.js';

/** Compared exactly: what the expectation does not have must not come out. */
const EXACT = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const;

export const credentials: Facet<'credentials'> = (expected, seen) => {
  if (seen.answer.result !== 'credentials') return resultFindings('credentials', seen);
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
    const path = 'credentials.expiration';
    findings.push(
      seen.can('expiration')
        ? timeFinding(path, expected.expiration, actual.expiration, seen)
        : unobserved(path),
    );
  }
  return findings;
};
