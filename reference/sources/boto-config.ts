/** The configuration of boto 2. Follows spec/BOTO2.md. */
import type { LoadedCredentials } from '../credentials.js';
import type { Decisions } from '../decisions.js';
import type { IniSection } from '../ini/index.js';
import { expandPath } from '../paths.js';
import type { Session } from '../session.js';
import type { Source } from '../source.js';
import { staticKeys } from './static-keys.js';

const SYSTEM_AND_HOME = ['/etc/boto.cfg', '~/.boto'];

const RULES = {
  noAccessKey: 'BOTO2-5',
  partial: 'BOTO2-6',
  presence: 'BOTO2-5',
  nested: 'BOTO2-4',
};

export const botoConfig: Source = {
  name: 'boto-config',
  load(session) {
    const named = session.world.env.get('BOTO_CONFIG');
    if (named === undefined) session.decisions.follow('BOTO2-2', 'BOTO_CONFIG is not set');
    else session.decisions.follow('BOTO2-1', `BOTO_CONFIG is "${named}"`);
    for (const path of named === undefined ? SYSTEM_AND_HOME : [named]) {
      const credentials = look(session, path);
      if (credentials) return credentials;
    }
    return undefined;
  },
};

function look(session: Session, written: string): LoadedCredentials | undefined {
  const { decisions, world } = session;
  const document = session.parseFile(expandPath(written, world), {
    absent: 'BOTO2-3',
    unreadable: 'BOTO2-3',
    broken: 'BOTO2-4',
  });
  const section = document.sections.get('Credentials');
  if (section === undefined) {
    decisions.follow('BOTO2-5', `${written} has no section Credentials`);
    return undefined;
  }
  decisions.follow('BOTO2-4', `${written} is read`);
  if (section.has('aws_secret_access_key') && !section.has('aws_access_key_id')) {
    decisions.follow('BOTO2-6', 'a secret key alone is nothing');
  }
  followWhatIsIgnored(section, decisions);
  return staticKeys(section, 'boto-config', RULES, decisions);
}

function followWhatIsIgnored(section: IniSection, decisions: Decisions): void {
  const unread = ['aws_session_token', 'aws_security_token', 'aws_account_id'];
  const ignored = unread.filter((key) => section.has(key));
  if (ignored.length > 0) decisions.follow('BOTO2-7', `${ignored.join(', ')} are not read`);
}
