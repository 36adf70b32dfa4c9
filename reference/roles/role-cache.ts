/** The roles that a session has assumed already. Follows spec/ROLE.md. */
import type { StsParams } from '../aws/sts-params.js';
import { REFRESH_WINDOWS } from '../edition.js';
import type { Expiring } from '../refreshable.js';
import type { Session } from '../session.js';

/**
 * What the session holds for these parameters, as long as it is good for longer than the advisory
 * window; else what `assume` yields. A generated session name is no part of the key.
 */
export async function cached(
  session: Session,
  params: StsParams,
  named: boolean,
  assume: () => Promise<Expiring>,
): Promise<Expiring> {
  const { RoleSessionName, ...rest } = params;
  const key = JSON.stringify(Object.entries(named ? { ...rest, RoleSessionName } : rest).sort());
  const held = session.roles.get(key);
  if (held && held.expiry.ms - session.world.now() >= REFRESH_WINDOWS.advisoryMs) {
    session.decisions.follow('ROLE-35', 'the session has assumed this role already');
    return held;
  }
  const fresh = await assume();
  session.roles.set(key, fresh);
  return fresh;
}
