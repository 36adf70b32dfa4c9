/** IAM Identity Center. */
import type { Source } from '../source.js';
import { notWritten } from './not-written.js';

export const sso: Source = {
  name: 'sso',
  load(session, asked) {
    const triggered =
      session.config().profiles.get(asked.profile)?.has('sso_role_name') === true ||
      session.config().profiles.get(asked.profile)?.has('sso_account_id') === true;
    return triggered ? notWritten('sso') : Promise.resolve(undefined);
  },
};
