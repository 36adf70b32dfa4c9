/** What STS has answered in a session, by the parameters of the question. Follows STS-30. */
import { credentialsIn, type RoleAnswer } from '../aws/sts-answer.js';
import type { StsParams } from '../aws/sts-params.js';
import { REFRESH_WINDOWS } from '../edition.js';
import type { Expiring } from '../refreshable.js';
import type { Session } from '../session.js';

/** A role that is asked for: its parameters, but for what is new each time, as a code or a token is. */
export interface RoleQuestion {
  readonly params: StsParams;
  /** Whether somebody has named the session. */
  readonly named: boolean;
}

/**
 * The credentials of the role: from what was answered before if that is good for a while, else from what
 * `ask` brings. Fails with `missing-field` and as {@link RoleQuestion} and `ask` do.
 */
export async function roleCredentials(
  session: Session,
  { params, named }: RoleQuestion,
  ask: () => Promise<RoleAnswer>,
): Promise<Expiring> {
  const telling = Object.entries(params).filter(([name]) => named || name !== 'RoleSessionName');
  const key = JSON.stringify(telling, (_name, value: unknown) =>
    value instanceof Map ? [...value].sort() : value,
  );
  const kept = session.roleAnswers.get(key);
  if (kept !== undefined && isGood(session, kept)) {
    session.decisions.follow('STS-30', 'the answer that was kept is taken again');
    return credentialsIn(session, kept);
  }
  session.decisions.follow('STS-30', kept ? 'what was kept ends soon' : 'nothing was kept');
  const answer = await ask();
  session.roleAnswers.set(key, answer);
  return credentialsIn(session, answer);
}

/** Fails where nobody can tell. */
function isGood({ decisions, world }: Session, { action, expiry }: RoleAnswer): boolean {
  if (expiry === undefined) {
    return decisions.fail(
      'STS-30',
      'missing-field',
      `${action}: the answer that was kept has no Credentials.Expiration`,
    );
  }
  return expiry.ms - world.now() >= REFRESH_WINDOWS.advisoryMs;
}
