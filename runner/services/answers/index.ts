/** How each service speaks. */
import type { ServiceName } from '../../model/case.js';
import type { Answers } from './answers.js';
import { container, imds } from './metadata.js';
import { signin } from './signin.js';
import { sso, ssoOidc } from './sso.js';
import { sts } from './sts.js';

export const ANSWERS: Readonly<Record<ServiceName, Answers>> = {
  sts,
  sso,
  'sso-oidc': ssoOidc,
  signin,
  imds,
  container,
};
