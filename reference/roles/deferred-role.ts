/** A role that is assumed when its credentials are first needed. Follows spec/ROLE.md. */
import { callSts } from '../aws/sts.js';
import type { RoleAnswer } from '../aws/sts-answer.js';
import type { StsParams } from '../aws/sts-params.js';
import type { LoadedCredentials } from '../credentials.js';
import type { IniValue, Settings } from '../ini/index.js';
import { refreshable, type Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import { roleCredentials } from './role-answers.js';
import { roleParams } from './role-settings.js';

const RULES = { refresh: 'ROLE-16', naive: 'STS-23', stillExpired: 'STS-27' };

/** Credentials of the role in `settings`, assumed with those of `source` for so many seconds. */
export function deferredRole(
  session: Session,
  settings: Settings,
  source: LoadedCredentials,
  seconds: number | undefined,
): LoadedCredentials {
  const params = roleParams(session, settings, seconds);
  let prompted = false;

  const named = Boolean(settings.get('role_session_name'));
  const assume = async (): Promise<RoleAnswer> => {
    const complete =
      params.SerialNumber === undefined
        ? params
        : await withCode(session, params, params.SerialNumber);
    session.decisions.follow(
      'ROLE-17',
      `assuming the role with the credentials of ${source.source}`,
    );
    return callSts(session, {
      action: 'AssumeRole',
      params: complete,
      signer: source.refuseToSign ?? (await source.freeze()),
    });
  };
  const fetch = (): Promise<Expiring> => {
    if (params.SerialNumber !== undefined) {
      if (prompted) {
        session.decisions.fail(
          'ROLE-32',
          'refresh-with-mfa-unsupported',
          'a role with an MFA device is assumed once, and not again',
        );
      }
      prompted = true;
    }
    return roleCredentials(session, { params, named }, assume);
  };
  return refreshable(session, 'assume-role', undefined, fetch, RULES);
}

async function withCode(session: Session, params: StsParams, serial: IniValue): Promise<StsParams> {
  session.decisions.follow('ROLE-30', 'asking for the code of the MFA device');
  const code = await session.world.prompt(
    `Enter MFA code for ${typeof serial === 'string' ? serial : [...serial.keys()].join(', ')}: `,
  );
  return { ...params, TokenCode: code };
}
