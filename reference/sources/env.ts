/** Keys in the environment. Follows spec/ENV.md. */
import { fixed, given } from '../credentials.js';
import { dateFault, parseDate } from '../dates.js';
import type { Credentials } from '../outcome.js';
import { refreshable, type Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import type { Source } from '../source.js';

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
const EXPIRATION = 'AWS_CREDENTIAL_EXPIRATION';

const REFRESH_RULES = { refresh: 'ENV-9', naive: 'ENV-8', stillExpired: 'ENV-9' };

export const env: Source = {
  name: 'env',
  load(session) {
    if (filled(session, 'AWS_ACCESS_KEY_ID') === undefined) {
      session.decisions.follow('ENV-1', 'AWS_ACCESS_KEY_ID is not set');
      if (session.world.env.has('AWS_ACCOUNT_ID')) {
        session.decisions.follow('ENV-5', 'AWS_ACCOUNT_ID is left to nobody');
      }
      return undefined;
    }
    const values = readKeys(session);
    if (filled(session, EXPIRATION) === undefined) return fixed('env', values);
    const readAgain = (): Promise<() => Expiring> =>
      Promise.resolve(session)
        .then(stillThere)
        .then(() => () => readExpiring(session));
    return refreshable(session, 'env', readExpiring(session), readAgain, REFRESH_RULES);
  },
};

/** Fails with `partial-credentials` if one of the variables is gone. */
function stillThere(session: Session): void {
  for (const name of [...KEYS, EXPIRATION]) {
    if (filled(session, name) !== undefined) continue;
    session.decisions.fail('ENV-11', 'partial-credentials', `${name} is not set any more`);
  }
}

function readKeys(session: Session): Credentials {
  const { decisions } = session;
  const accessKeyId = filled(session, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = filled(session, 'AWS_SECRET_ACCESS_KEY');
  if (secretAccessKey === undefined) {
    decisions.fail(
      'ENV-2',
      'partial-credentials',
      'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not: set both or neither',
    );
  }
  decisions.follow('ENV-1', 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set');
  if (/[^!-~]/.test(`${accessKeyId}${secretAccessKey}`)) {
    decisions.follow('ENV-6', 'their values are odd, and taken as they are');
  }

  const tokenNames = ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'];
  const tokenName = tokenNames.find((name) => filled(session, name) !== undefined);
  const sessionToken = tokenName && session.world.env.get(tokenName);
  if (tokenName) decisions.follow('ENV-4', `the session token is that of ${tokenName}`);

  const accountId = filled(session, 'AWS_ACCOUNT_ID');
  if (accountId !== undefined) decisions.follow('ENV-5', 'AWS_ACCOUNT_ID is set');
  return given({ accessKeyId, secretAccessKey, sessionToken, accountId });
}

function readExpiring(session: Session): Expiring {
  // Whoever calls has seen that it is there.
  const text = filled(session, EXPIRATION)!;
  session.decisions.follow('ENV-7', `the credentials expire at "${text}"`);
  const expiry = parseDate(text);
  if (expiry === undefined) {
    session.decisions.fail(
      'ENV-7',
      dateFault(text),
      `AWS_CREDENTIAL_EXPIRATION is "${text}", which is no time: write it as 2026-01-31T12:00:00Z`,
    );
  }
  return { values: readKeys(session), expiry };
}

/** The value of a variable that is set and not empty. */
function filled({ world, decisions }: Session, name: string): string | undefined {
  const value = world.env.get(name);
  if (value === '') decisions.follow('ENV-3', `${name} is empty`);
  return value || undefined;
}
