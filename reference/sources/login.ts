/** Console login. */
import type { Source } from '../source.js';
import { notWritten } from './not-written.js';

export const login: Source = {
  name: 'login',
  load(session, asked) {
    const triggered = session.config().profiles.get(asked.profile)?.has('login_session') === true;
    return triggered ? notWritten('login') : Promise.resolve(undefined);
  },
};
