/** The roles that a session has assumed already. Follows spec/ROLE.md. */
import type { StsParams } from '../aws/sts-params.js';
import { REFRESH_WINDOWS } from '../edition.js';
import type { Expiring } from '../refreshable.js';
import type { Session } from '../session.js';

/**
 * What the session holds under `key`, as long as it is good for longer than the advisory window; else
 * what `assume` yields.
 */
export async function cached(
  session: Session,
  key: string,
  rule: string,
  assume: () => Promise<Expiring>,
): Promise<Expiring> {
  const held = session.roles.get(key);
  if (held && held.expiry.ms - session.world.now() >= REFRESH_WINDOWS.advisoryMs) {
    session.decisions.follow(rule, 'the session has these credentials already');
    return held;
  }
  const fresh = await assume();
  session.roles.set(key, fresh);
  return fresh;
}

/** The key for a role. A generated session name is no part of it. */
export function roleKey(params: StsParams, named: boolean): string {
  const { RoleSessionName, ...rest } = params;
  return JSON.stringify(Object.entries(named ? { ...rest, RoleSessionName } : rest).sort());
}
