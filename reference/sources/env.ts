/** Keys in the environment. Follows spec/ENV.md. */
import { fixed, given } from '../credentials.js';
import { parseDate } from '../dates.js';
import type { Credentials } from '../outcome.js';
import { refreshable, type Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import type { Source } from '../source.js';

const EXPIRATION = 'AWS_CREDENTIAL_EXPIRATION';

export const env: Source = {
  name: 'env',
  load(session) {
    if (filled(session, 'AWS_ACCESS_KEY_ID') === undefined) {
      session.decisions.follow('ENV-1', 'AWS_ACCESS_KEY_ID is not set');
      return Promise.resolve(undefined);
    }
    const values = readKeys(session);
    session.decisions.follow('ENV-1', 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set');
    session.decisions.follow('ENV-6', 'their values are taken as they are');
    if (filled(session, EXPIRATION) === undefined) return Promise.resolve(fixed('env', values));
    const again = (): Promise<Expiring> => Promise.resolve(readExpiring(session));
    const rules = { refresh: 'ENV-9', naive: 'ENV-8', stillExpired: 'ENV-9' };
    return Promise.resolve(refreshable(session, 'env', readExpiring(session), again, rules));
  },
};

function readKeys(session: Session): Credentials {
  const accessKeyId = filled(session, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = filled(session, 'AWS_SECRET_ACCESS_KEY');
  if (secretAccessKey === undefined) {
    session.decisions.fail(
      'ENV-2',
      'partial-credentials',
      'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not: set both or neither',
    );
  }
  const legacyToken = filled(session, 'AWS_SECURITY_TOKEN');
  const sessionToken = legacyToken ?? filled(session, 'AWS_SESSION_TOKEN');
  if (sessionToken !== undefined) {
    session.decisions.follow(
      'ENV-4',
      `the token is that of AWS_${legacyToken === undefined ? 'SESSION' : 'SECURITY'}_TOKEN`,
    );
  }
  const accountId = filled(session, 'AWS_ACCOUNT_ID');
  if (accountId !== undefined) session.decisions.follow('ENV-5', 'AWS_ACCOUNT_ID is set');
  return given({ accessKeyId, secretAccessKey, sessionToken, accountId });
}

function readExpiring(session: Session): Expiring {
  const text = filled(session, EXPIRATION) ?? '';
  session.decisions.follow('ENV-7', `${EXPIRATION} is "${text}"`);
  const expiry = parseDate(text);
  if (expiry === undefined) {
    session.decisions.fail('ENV-7', 'invalid-date', `${EXPIRATION} is "${text}", which is no time`);
  }
  return { values: readKeys(session), expiry };
}

/** The value of a variable that is set and not empty. */
function filled({ world, decisions }: Session, name: string): string | undefined {
  const value = world.env.get(name);
  if (value === '') decisions.follow('ENV-3', `${name} is empty`);
  return value || undefined;
}
