/** The sources that look into one profile; a source profile is asked for these alone. */
import type { Source } from './source.js';
import { assumeRoleWithWebIdentity } from './sources/assume-role-with-web-identity.js';
import { configFile } from './sources/config-file.js';
import { customProcess } from './sources/custom-process.js';
import { login } from './sources/login.js';
import { sharedCredentialsFile } from './sources/shared-credentials-file.js';
import { sso } from './sources/sso.js';

export const PROFILE_SOURCES: readonly Source[] = [
  assumeRoleWithWebIdentity,
  sso,
  sharedCredentialsFile,
  login,
  customProcess,
  configFile,
];
