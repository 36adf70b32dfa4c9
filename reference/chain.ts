/** The credential provider chain: which sources are asked, and in which order. Follows spec/CHAIN.md. */
import type { LoadedCredentials } from './credentials.js';
import type { Session } from './session.js';
import type { Asked, Source } from './source.js';
import { assumeRole } from './sources/assume-role.js';
import { assumeRoleWithWebIdentity } from './sources/assume-role-with-web-identity.js';
import { botoConfig } from './sources/boto-config.js';
import { configFile } from './sources/config-file.js';
import { containerRole } from './sources/container-role.js';
import { customProcess } from './sources/custom-process.js';
import { ec2CredentialsFile } from './sources/ec2-credentials-file.js';
import { env } from './sources/env.js';
import { iamRole } from './sources/iam-role.js';
import { login } from './sources/login.js';
import { sharedCredentialsFile } from './sources/shared-credentials-file.js';
import { sso } from './sources/sso.js';

/** The sources that look into one profile; a source profile is asked for these alone. */
export const PROFILE_SOURCES: readonly Source[] = [
  assumeRoleWithWebIdentity,
  sso,
  sharedCredentialsFile,
  login,
  customProcess,
  configFile,
];

/** All sources, in the order in which they are asked. */
export const CHAIN: readonly Source[] = [
  env,
  assumeRole,
  ...PROFILE_SOURCES,
  ec2CredentialsFile,
  botoConfig,
  containerRole,
  iamRole,
];

/** Asks one source after the other. Undefined if none has credentials, which is no error. */
export async function walk(
  sources: readonly Source[],
  session: Session,
  asked: Asked,
  onAsk: (source: Source) => void = () => undefined,
): Promise<LoadedCredentials | undefined> {
  for (const source of sources) {
    onAsk(source);
    const credentials = await source.load(session, asked);
    if (credentials) return credentials;
  }
  return undefined;
}
