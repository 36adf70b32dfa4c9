/** Roles assumed with the credentials of another profile or source. Follows spec/ROLE.md. */
import { AssumeRoleChain } from '../roles/assume-role-chain.js';
import type { Source } from '../source.js';

export const assumeRole: Source = {
  name: 'assume-role',
  async load(session, { profile }) {
    const settings = session.config().profiles.get(profile);
    if (!settings?.has('role_arn')) {
      session.decisions.follow('ROLE-1', `the profile "${profile}" has no role_arn`);
      return undefined;
    }
    session.decisions.follow('ROLE-1', `the profile "${profile}" has role_arn`);
    if (settings.has('web_identity_token_file')) {
      session.decisions.follow('ROLE-2', 'the role is assumed with a web identity token');
      return undefined;
    }
    return new AssumeRoleChain(session, profile).load(profile, settings);
  },
};
