/** The three sources that `credential_source` may name. Follows spec/ROLE.md. */
import type { LoadedCredentials } from '../credentials.js';
import type { IniValue } from '../ini/index.js';
import type { Session } from '../session.js';
import type { Asked, Source } from '../source.js';
import { containerRole } from '../sources/container-role.js';
import { env } from '../sources/env.js';
import { iamRole } from '../sources/iam-role.js';

const SOURCES: ReadonlyMap<IniValue, Source> = new Map([
  ['Environment', env],
  ['EcsContainer', containerRole],
  ['Ec2InstanceMetadata', iamRole],
]);

/** None of the three looks into a profile. */
const ANYBODY: Asked = { profile: '', environment: true };

/** The credentials of the named source. Fails if it is unknown or has none. */
export async function loadFromCredentialSource(
  session: Session,
  profile: string,
  name: IniValue,
): Promise<LoadedCredentials> {
  const { decisions } = session;
  const source = SOURCES.get(name);
  if (source === undefined) {
    session.decisions.fail(
      typeof name === 'string' ? 'ROLE-7' : 'ROLE-23',
      'invalid-config',
      `the credential_source of the profile "${profile}" is none of the three`,
    );
  }
  decisions.follow('ROLE-7', `the profile "${profile}" has a credential_source that there is`);
  decisions.follow('ROLE-8', `asking ${source.name} for it`);
  const loaded = await source.load(session, ANYBODY);
  if (loaded) return loaded;
  return decisions.fail(
    'ROLE-9',
    'credential-retrieval-failed',
    `the credential_source ${source.name} of the profile "${profile}" has no credentials`,
  );
}
