/** Keys in the shared credentials file. Follows spec/SHARED.md. */
import type { Source } from '../source.js';
import { staticKeys } from './static-keys.js';

const RULES = {
  noAccessKey: 'SHARED-2',
  partial: 'SHARED-3',
  presence: 'SHARED-4',
  token: 'SHARED-5',
  accountId: 'SHARED-6',
  nested: 'SHARED-8',
};

export const sharedCredentialsFile: Source = {
  name: 'shared-credentials-file',
  load(session, { profile }) {
    const { decisions } = session;
    const section = session.credentialsFile().get(profile);
    if (section === undefined) {
      decisions.follow('SHARED-1', `the credentials file has no profile "${profile}"`);
      return undefined;
    }
    decisions.follow('SHARED-7', 'the credentials file is asked before the config file');
    return staticKeys(section, 'shared-credentials-file', RULES, decisions);
  },
};
