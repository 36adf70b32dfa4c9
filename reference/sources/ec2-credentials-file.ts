/** The old EC2 credential file. */
import type { Source } from '../source.js';
import { notWritten } from './not-written.js';

export const ec2CredentialsFile: Source = {
  name: 'ec2-credentials-file',
  load(session) {
    const triggered = session.world.env.has('AWS_CREDENTIAL_FILE');
    return triggered ? notWritten('ec2-credentials-file') : Promise.resolve(undefined);
  },
};
