/** Keys in the shared credentials file. Follows spec/SHARED.md. */
import type { Source } from '../source.js';
import { staticKeys } from './static-keys.js';

export const sharedCredentialsFile: Source = {
  name: 'shared-credentials-file',
  load(session, { profile }) {
    const { decisions } = session;
    const section = session.credentialsFile()?.get(profile);
    if (section === undefined) {
      decisions.follow('SHARED-1', `the credentials file has no profile "${profile}"`);
      return Promise.resolve(undefined);
    }
    decisions.follow('SHARED-7', 'the credentials file is asked before the config file');
    return Promise.resolve(
      staticKeys(
        section,
        'shared-credentials-file',
        {
          noAccessKey: 'SHARED-2',
          partial: 'SHARED-3',
          presence: 'SHARED-4',
          token: 'SHARED-5',
          accountId: 'SHARED-6',
        },
        decisions,
      ),
    );
  },
};
