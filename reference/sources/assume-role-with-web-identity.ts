/** Roles assumed with a web identity token. Follows spec/WEBID.md. */
import { callSts } from '../aws/sts.js';
import type { IniValue } from '../ini/index.js';
import { refreshable, type Expiring } from '../refreshable.js';
import { roleCredentials } from '../roles/role-answers.js';
import { generatedSessionName } from '../roles/role-settings.js';
import type { Session } from '../session.js';
import type { Asked, Source } from '../source.js';
import { decodeUtf8, withLineFeeds } from '../utf8.js';
import { FileError } from '../world.js';

const VARIABLES = {
  web_identity_token_file: 'AWS_WEB_IDENTITY_TOKEN_FILE',
  role_arn: 'AWS_ROLE_ARN',
  role_session_name: 'AWS_ROLE_SESSION_NAME',
} as const;

/** What a role assumed with other credentials would take from its profile. */
const OTHER_SETTINGS = [
  'source_profile',
  'credential_source',
  'external_id',
  'mfa_serial',
  'duration_seconds',
];

const RULES = { refresh: 'WEBID-9', naive: 'STS-23', stillExpired: 'STS-27' };

export const assumeRoleWithWebIdentity: Source = {
  name: 'assume-role-with-web-identity',
  load(session, asked) {
    const tokenFile = look(session, asked, 'web_identity_token_file');
    if (!tokenFile) {
      session.decisions.follow('WEBID-4', 'no token file is named');
      return Promise.resolve(undefined);
    }
    followWhatIsIgnored(session, asked);
    const roleArn =
      look(session, asked, 'role_arn') ||
      session.decisions.fail(
        'WEBID-5',
        'invalid-config',
        'a web identity token file is named, but no role_arn',
      );
    const name = look(session, asked, 'role_session_name');
    session.decisions.follow(
      'WEBID-8',
      name ? 'the session name is given' : 'the session name is generated',
    );
    const params = { RoleArn: roleArn, RoleSessionName: name || generatedSessionName(session) };
    const assume = (): Promise<Expiring> =>
      roleCredentials(session, { params, named: Boolean(name) }, () =>
        callSts(session, {
          action: 'AssumeRoleWithWebIdentity',
          params: { ...params, WebIdentityToken: readToken(session, tokenFile) },
          signer: undefined,
        }),
      );
    return Promise.resolve(
      refreshable(session, 'assume-role-with-web-identity', undefined, assume, RULES),
    );
  },
};

function followWhatIsIgnored(session: Session, { profile }: Asked): void {
  const { decisions } = session;
  const settings = session.configSoFar?.profiles.get(profile);
  const ignored = OTHER_SETTINGS.filter((key) => settings?.has(key));
  if (ignored.length > 0) decisions.follow('WEBID-6', `${ignored.join(', ')} do not matter`);
  decisions.follow('WEBID-7', 'the web identity is asked before keys in the files');
}

/** A setting of its own: of the environment if that is asked and has it, even empty, else of the profile. */
function look(session: Session, asked: Asked, key: keyof typeof VARIABLES): IniValue | undefined {
  const variable = session.world.env.get(VARIABLES[key]);
  if (variable !== undefined && !asked.environment) {
    session.decisions.follow('WEBID-3', `${VARIABLES[key]} is not read for this profile`);
  }
  if (variable !== undefined && asked.environment) {
    session.decisions.follow('WEBID-2', `${VARIABLES[key]} is set`);
    return variable;
  }
  const value = session.config().profiles.get(asked.profile)?.get(key);
  if (value !== undefined) session.decisions.follow('WEBID-1', `the profile has ${key}`);
  if (typeof value === 'object') session.decisions.follow('WEBID-12', `${key} is nested`);
  return value;
}

/** The token as it stands in the file, its last newline included. */
function readToken(session: Session, path: IniValue): string {
  const { decisions, world } = session;
  if (typeof path !== 'string') {
    return decisions.fail('WEBID-12', 'invalid-type', 'web_identity_token_file is nested, no path');
  }
  decisions.follow('WEBID-10', `reading the token from ${path}`);
  session.followPath(path);
  let bytes: Uint8Array;
  try {
    bytes = world.files.read(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const code = error.code === 'ENOENT' ? 'file-not-found' : 'file-not-readable';
    return decisions.fail(
      'WEBID-11',
      code,
      `the web identity token file ${path} cannot be read: ${error.code}`,
    );
  }
  const text =
    decodeUtf8(bytes) ??
    decisions.fail('WEBID-11', 'invalid-utf8', `the web identity token file ${path} is not UTF-8`);
  return withLineFeeds(text);
}
