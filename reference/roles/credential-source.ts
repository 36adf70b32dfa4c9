/** The three sources that `credential_source` may name. Follows spec/ROLE.md. */
import type { LoadedCredentials } from '../credentials.js';
import type { Session } from '../session.js';
import type { Source } from '../source.js';
import { containerRole } from '../sources/container-role.js';
import { env } from '../sources/env.js';
import { iamRole } from '../sources/iam-role.js';

const SOURCES: ReadonlyMap<string, Source> = new Map([
  ['Environment', env],
  ['EcsContainer', containerRole],
  ['Ec2InstanceMetadata', iamRole],
]);

/** The credentials of the named source. Fails if it is unknown or has none. */
export async function loadFromCredentialSource(
  session: Session,
  profile: string,
  name: string,
): Promise<LoadedCredentials> {
  const { decisions } = session;
  const source = SOURCES.get(name);
  if (source === undefined) {
    session.decisions.fail(
      'ROLE-7',
      'invalid-config',
      `the credential_source "${name}" of the profile "${profile}" is none of ${[...SOURCES.keys()].join(', ')}`,
    );
  }
  decisions.follow('ROLE-7', `the profile "${profile}" has the credential_source ${name}`);
  decisions.follow('ROLE-8', `asking ${source.name} for the credential_source ${name}`);
  const loaded = await source.load(session, { profile, environment: true });
  if (loaded) return loaded;
  return decisions.fail(
    'ROLE-9',
    'credential-retrieval-failed',
    `the credential_source ${name} of the profile "${profile}" has no credentials`,
  );
}
