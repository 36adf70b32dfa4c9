/** Roles assumed with other credentials. */
import type { Source } from '../source.js';
import { notWritten } from './not-written.js';

export const assumeRole: Source = {
  name: 'assume-role',
  load(session, asked) {
    const triggered =
      session.config().profiles.get(asked.profile)?.has('role_arn') === true &&
      !session.config().profiles.get(asked.profile)?.has('web_identity_token_file');
    return triggered ? notWritten('assume-role') : Promise.resolve(undefined);
  },
};
