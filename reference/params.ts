/** Credentials given in code. Follows spec/PARAMS.md. */
import { fixed, given, type LoadedCredentials } from './credentials.js';
import type { Session } from './session.js';
import type { ClientParams } from './world.js';

/**
 * The credentials given to the session, or undefined if none were.
 * Fails with `no-credentials` for an account id without keys.
 */
export function sessionCredentials({ decisions, world }: Session): LoadedCredentials | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, accountId } = world.params.session ?? {};
  if (!accessKeyId && !secretAccessKey && !sessionToken && !accountId) {
    decisions.follow('PARAMS-3', 'the session is given no credentials');
    return undefined;
  }
  const incomplete = accessKeyId === undefined || secretAccessKey === undefined;
  if (accountId !== undefined && incomplete) {
    decisions.fail(
      'PARAMS-4',
      'no-credentials',
      'the session is given an account id without both keys: give them as well',
    );
  }
  decisions.follow('PARAMS-1', 'the session is given credentials');
  if (incomplete) decisions.follow('PARAMS-2', 'what is missing of them stays missing');
  return fixed('explicit', given({ accessKeyId, secretAccessKey, sessionToken, accountId }));
}

/**
 * The credentials given to the client, or undefined if it uses those of its session.
 * Fails with `partial-credentials` for one key without the other.
 */
export function clientCredentials(
  { decisions }: Session,
  { accessKeyId, secretAccessKey, sessionToken, accountId }: ClientParams,
): LoadedCredentials | undefined {
  if (accessKeyId === undefined && secretAccessKey === undefined) {
    if (sessionToken !== undefined || accountId !== undefined) {
      decisions.follow('PARAMS-8', 'a token or account id without keys is ignored');
    }
    return undefined;
  }
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    decisions.fail(
      'PARAMS-7',
      'partial-credentials',
      'the client is given one of access key id and secret access key: give both or neither',
    );
  }
  decisions.follow('PARAMS-6', 'the client is given both keys');
  return fixed('explicit', given({ accessKeyId, secretAccessKey, sessionToken, accountId }));
}
