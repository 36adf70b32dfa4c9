/** What a credential_process program prints, read as an outcome's credentials. */
import type { Outcome } from '../model/adapter.js';

type Credentials = Extract<Outcome, { result: 'credentials' }>['credentials'];

/** Name on the wire to name in an outcome. */
const FIELDS = {
  AccessKeyId: 'accessKeyId',
  SecretAccessKey: 'secretAccessKey',
  SessionToken: 'sessionToken',
  AccountId: 'accountId',
  Expiration: 'expiration',
} as const;

/** The credentials in `stdout`, or in one sentence why there are none in it. */
export function readProcessOutput(stdout: string): Credentials | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(stdout);
  } catch {
    const shown = stdout.length > 200 ? `${stdout.slice(0, 200)}…` : stdout;
    return `it exited with 0 but did not print JSON: ${JSON.stringify(shown)}; expected {"Version": 1, "AccessKeyId": …}, or an exit status other than 0 where there are no credentials`;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return 'it printed JSON that is no object; expected {"Version": 1, "AccessKeyId": …}';
  }
  const output = parsed as Record<string, unknown>;
  if (output['Version'] !== 1) {
    return `it printed "Version": ${JSON.stringify(output['Version'])}; expected the number 1`;
  }
  const credentials: Credentials = {};
  for (const [name, field] of Object.entries(FIELDS)) {
    const value = output[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string')
      return `it printed "${name}" as a ${typeof value}; expected a string`;
    credentials[field] = value;
  }
  return credentials;
}
