/** Programs that print credentials. */
import type { Source } from '../source.js';
import { notWritten } from './not-written.js';

export const customProcess: Source = {
  name: 'custom-process',
  load(session, asked) {
    const triggered =
      session.config().profiles.get(asked.profile)?.has('credential_process') === true;
    return triggered ? notWritten('custom-process') : Promise.resolve(undefined);
  },
};
