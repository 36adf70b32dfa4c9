/** What a profile says of a role, as parameters of the call. */
import type { StsParams } from '../aws/sts-params.js';
import { given } from '../credentials.js';
import type { Settings } from '../ini/index.js';
import type { Session } from '../session.js';
import { wholeNumber } from '../whole-number.js';

/** A value that is a plain text; nested values count as absent. */
export function textOf(settings: Pick<Settings, 'get'>, key: string): string | undefined {
  const value = settings.get(key);
  return typeof value === 'string' ? value : undefined;
}

/** The name that a session of a role has where nobody names it. */
export function generatedSessionName(session: Session): string {
  return `botocore-session-${Math.floor(session.world.now() / 1000)}`;
}

/** Parameters of AssumeRole, without the code of an MFA device. */
export function roleParams(session: Session, settings: Settings): StsParams {
  const { decisions } = session;
  const name = textOf(settings, 'role_session_name');
  decisions.follow(
    'ROLE-21',
    name ? 'role_session_name is given' : 'the session name is generated',
  );
  const duration = textOf(settings, 'duration_seconds');
  const seconds = duration === undefined ? undefined : wholeNumber(duration);
  if (duration !== undefined) {
    decisions.follow(
      'ROLE-22',
      `duration_seconds is ${seconds ?? `"${duration}", no whole number, and dropped`}`,
    );
  }
  const optional = given({
    ExternalId: textOf(settings, 'external_id'),
    SerialNumber: textOf(settings, 'mfa_serial'),
    DurationSeconds: seconds,
  });
  const sent = Object.keys(optional).join(', ');
  decisions.follow('ROLE-20', `optional parameters: ${sent === '' ? 'none' : sent}`);
  return {
    RoleArn: textOf(settings, 'role_arn') ?? '',
    RoleSessionName: name || generatedSessionName(session),
    ...optional,
  };
}
