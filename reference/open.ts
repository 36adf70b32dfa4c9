/** Making a session and a client: what they are given, and what is looked up on the way. */
import { isRegionName } from './aws/partitions.js';
import type { LoadedCredentials } from './credentials.js';
import { clientCredentials, sessionCredentials } from './params.js';
import type { Session } from './session.js';

/**
 * Makes the session. The credentials that it is given, or undefined.
 * Fails with `no-credentials`, `profile-not-found`, `config-parse-error` or `invalid-type`.
 */
export function openSession(session: Session): LoadedCredentials | undefined {
  const { decisions, world } = session;
  const given = sessionCredentials(session);
  if (session.selectedProfile !== undefined && (given ?? world.params.client)) {
    decisions.follow('PARAMS-5', 'the profile must be there, whatever is given in code');
  }
  if (world.env.has('AWS_DATA_PATH')) {
    decisions.follow('SELECT-8', 'AWS_DATA_PATH is set, so nobody looks into the profile yet');
  } else {
    decisions.follow('SELECT-7', 'looking into the profile for data_path');
  }
  session.setting('data_path');
  return given;
}

/**
 * Makes the client, if there is to be one. The credentials that it is given, or undefined.
 * Fails with `invalid-region`, `profile-not-found`, `config-parse-error` or `partial-credentials`.
 */
export function openClient(session: Session): LoadedCredentials | undefined {
  const { decisions, world } = session;
  const { client } = world.params;
  if (client === undefined) return undefined;
  if (client.region === undefined) decisions.follow('PARAMS-10', 'looking for the region');
  const region = session.setting('region');
  if (region !== undefined) {
    if (!isRegionName(region)) {
      decisions.fail(
        'PARAMS-9',
        'invalid-region',
        `the region "${region}" is no host label: check its spelling`,
      );
    }
    decisions.follow('PARAMS-9', `the region of the client is ${region}`);
  }
  decisions.follow('PARAMS-10', 'looking into the profile for the settings of the client');
  session.profile();
  return clientCredentials(session, client);
}
