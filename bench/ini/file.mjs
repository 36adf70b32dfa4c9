// The file that all parsers read: 10,000 profiles in 1.3 MB, as a generator of accounts would write it.

import { TextEncoder } from 'node:util';

export const PROFILES = 10_000;

/** Always the same bytes. */
export function benchFile() {
  return new TextEncoder().encode(
    Array.from({ length: PROFILES }, (_, n) => profile(n)).join('\n'),
  );
}

/** What a parser must find, lest it be measured for doing nothing. */
export const SAMPLE = { profile: name(4711), key: 'role_arn', value: roleArn(4711) };

function profile(number) {
  return [
    `[profile ${name(number)}]`,
    'region = eu-central-1',
    `role_arn = ${roleArn(number)}`,
    'source_profile = organisation-root',
    '',
  ].join('\n');
}

function name(number) {
  return `account-${String(number).padStart(5, '0')}`;
}

function roleArn(number) {
  return `arn:aws:iam::1234567${String(number).padStart(5, '0')}:role/read`;
}
