/** Credentials given in code. Follows spec/PARAMS.md. */
import { fixed, given, type LoadedCredentials } from './credentials.js';
import type { Session } from './session.js';

/**
 * The credentials given to the session, or undefined if none were.
 * Fails with `no-credentials` for an account id without keys.
 */
export function sessionCredentials(session: Session): LoadedCredentials | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, accountId } =
    session.world.params.session ?? {};
  if (!accessKeyId && !secretAccessKey && !sessionToken && !accountId) {
    session.decisions.follow('PARAMS-3', 'the session is given no credentials');
    return undefined;
  }
  if (accountId !== undefined && (accessKeyId === undefined || secretAccessKey === undefined)) {
    session.decisions.fail(
      'PARAMS-4',
      'no-credentials',
      'the session is given an account id without an access key id and a secret access key',
    );
  }
  session.decisions.follow('PARAMS-1', 'the session is given credentials');
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    session.decisions.follow('PARAMS-2', 'only some of the credentials are given');
  }
  return fixed('explicit', given({ accessKeyId, secretAccessKey, sessionToken, accountId }));
}

/**
 * The credentials given to the client, or undefined if it uses those of its session.
 * Fails with `partial-credentials` for one key without the other.
 */
export function clientCredentials(session: Session): LoadedCredentials | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, accountId } =
    session.world.params.client ?? {};
  if (accessKeyId === undefined && secretAccessKey === undefined) {
    if (sessionToken !== undefined || accountId !== undefined) {
      session.decisions.follow('PARAMS-8', 'a token or account id without keys is ignored');
    }
    return undefined;
  }
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    session.decisions.fail(
      'PARAMS-7',
      'partial-credentials',
      'the client is given one of access key id and secret access key: give both or neither',
    );
  }
  session.decisions.follow(
    'PARAMS-6',
    'the client is given an access key id and a secret access key',
  );
  return fixed('explicit', given({ accessKeyId, secretAccessKey, sessionToken, accountId }));
}
