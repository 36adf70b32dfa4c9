/** The credential provider chain: which sources are asked, and in which order. Follows spec/CHAIN.md. */
import type { LoadedCredentials } from './credentials.js';
import type { SourceName } from './outcome.js';
import { PROFILE_SOURCES } from './profile-sources.js';
import type { Session } from './session.js';
import type { Asked, Source } from './source.js';
import { assumeRole } from './sources/assume-role.js';
import { botoConfig } from './sources/boto-config.js';
import { containerRole } from './sources/container-role.js';
import { ec2CredentialsFile } from './sources/ec2-credentials-file.js';
import { env } from './sources/env.js';
import { iamRole } from './sources/iam-role.js';
import { walk } from './walk.js';

/** The sources that know nothing of profiles. */
const LAST_SOURCES: readonly Source[] = [ec2CredentialsFile, botoConfig, containerRole, iamRole];

/** All sources, in the order in which they are asked. */
const CHAIN: readonly Source[] = [env, assumeRole, ...PROFILE_SOURCES, ...LAST_SOURCES];

/**
 * Reads the settings of the resolver and asks the sources. Each one that is asked is put into `consulted`.
 * Undefined if none has credentials.
 */
export async function walkChain(
  session: Session,
  consulted: SourceName[],
): Promise<LoadedCredentials | undefined> {
  const { decisions } = session;
  const { profile } = session.resolverSettings();
  const environment = session.explicitProfile === undefined;
  const asked = { profile, environment };

  const onAsk = (source: Source): void => {
    consulted.push(source.name);
    decisions.follow('CHAIN-1', `asking ${source.name}`);
    if (!environment && LAST_SOURCES.includes(source)) {
      decisions.follow('CHAIN-7', `${source.name} is asked for a profile named in code as well`);
    }
    decisions.consult(source.name);
  };

  try {
    const loaded = await walk(sourcesFor(session), session, asked, onAsk);
    if (loaded) decisions.follow('CHAIN-2', `${loaded.source} has credentials`);
    else decisions.follow('CHAIN-4', 'no source has credentials');
    followRoleAndKeys(session, asked, loaded);
    return loaded;
  } catch (error) {
    decisions.follow('CHAIN-5', `${consulted.at(-1)} failed`);
    throw error;
  }
}

function sourcesFor({ decisions, explicitProfile, selectedProfile }: Session): readonly Source[] {
  if (explicitProfile !== undefined) {
    decisions.follow('CHAIN-6', 'a profile is named in code, so the environment is not asked');
    return CHAIN.filter((source) => source !== env);
  }
  if (selectedProfile !== undefined) {
    decisions.follow('CHAIN-6', 'the environment is asked before the profile that it selects');
  }
  return CHAIN;
}

/** Which of the two goes first where a profile has a role and the environment has keys. */
function followRoleAndKeys(
  session: Session,
  { profile, environment }: Asked,
  loaded: LoadedCredentials | undefined,
): void {
  const { decisions, world } = session;
  const hasRole = session.configSoFar?.profiles.get(profile)?.has('role_arn');
  if (!hasRole || !world.env.has('AWS_ACCESS_KEY_ID')) return;
  if (loaded?.source === 'env') {
    decisions.follow('ROLE-3', `keys in the environment go before the role of "${profile}"`);
  } else if (!environment) {
    decisions.follow('ROLE-3', `"${profile}" is named in code, so its role is not passed over`);
  }
}
