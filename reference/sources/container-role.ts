/** Container credentials. */
import type { Source } from '../source.js';
import { notWritten } from './not-written.js';

export const containerRole: Source = {
  name: 'container-role',
  load(session) {
    const triggered =
      session.world.env.has('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI') ||
      session.world.env.has('AWS_CONTAINER_CREDENTIALS_FULL_URI');
    return triggered ? notWritten('container-role') : Promise.resolve(undefined);
  },
};
