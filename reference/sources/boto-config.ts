/** The configuration of boto 2. */
import type { Source } from '../source.js';
import { notWritten } from './not-written.js';

export const botoConfig: Source = {
  name: 'boto-config',
  load(session) {
    const triggered = session.world.env.has('BOTO_CONFIG');
    return triggered ? notWritten('boto-config') : Promise.resolve(undefined);
  },
};
