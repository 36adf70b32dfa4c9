/** Keys in the config file. Follows spec/CONFFILE.md. */
import type { Source } from '../source.js';
import { staticKeys } from './static-keys.js';

const RULES = {
  noAccessKey: 'CONFFILE-2',
  partial: 'CONFFILE-3',
  presence: 'CONFFILE-4',
  token: 'CONFFILE-5',
  accountId: 'CONFFILE-6',
  nested: 'CONFFILE-7',
};

export const configFile: Source = {
  name: 'config-file',
  load(session, { profile }) {
    const { decisions } = session;
    const section = session.configFile().profiles.get(profile);
    if (section === undefined) {
      decisions.follow('CONFFILE-1', `the config file has no profile "${profile}"`);
      return undefined;
    }
    return staticKeys(section, 'config-file', RULES, decisions);
  },
};
