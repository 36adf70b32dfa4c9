/** The credential provider chain: which sources are asked, and in which order. Follows spec/CHAIN.md. */
import { PROFILE_SOURCES } from './profile-sources.js';
import type { Source } from './source.js';
import { assumeRole } from './sources/assume-role.js';
import { botoConfig } from './sources/boto-config.js';
import { containerRole } from './sources/container-role.js';
import { ec2CredentialsFile } from './sources/ec2-credentials-file.js';
import { env } from './sources/env.js';
import { iamRole } from './sources/iam-role.js';

/** The sources that look neither into the environment nor into a profile. */
export const LAST_SOURCES: readonly Source[] = [
  ec2CredentialsFile,
  botoConfig,
  containerRole,
  iamRole,
];

/** All sources, in the order in which they are asked. */
export const CHAIN: readonly Source[] = [env, assumeRole, ...PROFILE_SOURCES, ...LAST_SOURCES];
