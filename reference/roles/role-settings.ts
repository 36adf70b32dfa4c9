/** What a profile says of a role, as parameters of the call. */
import type { StsParams } from '../aws/sts-params.js';
import { given } from '../credentials.js';
import type { Settings } from '../ini/index.js';
import type { Session } from '../session.js';
import { wholeNumber } from '../whole-number.js';

/** The name that a session of a role has where nobody names it. */
export function generatedSessionName(session: Session): string {
  return `botocore-session-${Math.floor(session.world.now() / 1000)}`;
}

/** `duration_seconds`; undefined if it is not given or no whole number. Fails with `invalid-type`. */
export function roleDuration({ decisions }: Session, settings: Settings): number | undefined {
  const duration = settings.get('duration_seconds');
  if (duration === undefined) return undefined;
  if (typeof duration !== 'string') {
    return decisions.fail('ROLE-23', 'invalid-type', 'duration_seconds is nested, not a text');
  }
  const seconds = wholeNumber(duration);
  decisions.follow(
    'ROLE-22',
    `duration_seconds is ${seconds ?? `"${duration}", no whole number, and dropped`}`,
  );
  return seconds;
}

/** Parameters of AssumeRole, without the code of an MFA device. */
export function roleParams(
  session: Session,
  settings: Settings,
  seconds: number | undefined,
): StsParams {
  const { decisions } = session;
  const name = settings.get('role_session_name');
  decisions.follow(
    'ROLE-21',
    name ? 'role_session_name is given' : 'the session name is generated',
  );
  const optional = given({
    ExternalId: settings.get('external_id'),
    SerialNumber: settings.get('mfa_serial'),
    DurationSeconds: seconds,
  });
  decisions.follow('ROLE-20', `optional parameters: ${Object.keys(optional).join(', ') || 'none'}`);
  return {
    RoleArn: settings.get('role_arn')!,
    RoleSessionName: name || generatedSessionName(session),
    ...optional,
  };
}
