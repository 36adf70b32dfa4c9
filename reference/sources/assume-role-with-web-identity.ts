/** Roles assumed with a web identity token. */
import type { Source } from '../source.js';
import { notWritten } from './not-written.js';

export const assumeRoleWithWebIdentity: Source = {
  name: 'assume-role-with-web-identity',
  load(session, asked) {
    const triggered =
      session.config().profiles.get(asked.profile)?.has('web_identity_token_file') === true ||
      (asked.environment && session.world.env.has('AWS_WEB_IDENTITY_TOKEN_FILE'));
    return triggered ? notWritten('assume-role-with-web-identity') : Promise.resolve(undefined);
  },
};
