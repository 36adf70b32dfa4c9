/** Keys written down in one section of one file; both files are read in the same way. */
import { fixed, given, type LoadedCredentials } from '../credentials.js';
import type { Decisions } from '../decisions.js';
import type { Settings } from '../ini/index.js';
import type { SourceName } from '../outcome.js';

/** The same decisions stand in two chapters; each names them by its own rules. */
export interface StaticKeyRules {
  readonly noAccessKey: string;
  readonly partial: string;
  readonly presence: string;
  readonly token: string;
  readonly accountId: string;
}

/** The credentials of `section`, or undefined if it has no access key id. A key that is present counts, even if empty. */
export function staticKeys(
  section: Settings,
  source: SourceName,
  rules: StaticKeyRules,
  decisions: Decisions,
): LoadedCredentials | undefined {
  const text = (key: string): string | undefined => {
    const value = section.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  const accessKeyId = text('aws_access_key_id');
  if (accessKeyId === undefined) {
    decisions.follow(rules.noAccessKey, 'the profile has no aws_access_key_id');
    return undefined;
  }
  const secretAccessKey = text('aws_secret_access_key');
  if (secretAccessKey === undefined) {
    decisions.fail(
      rules.partial,
      'partial-credentials',
      'the profile has aws_access_key_id, but no aws_secret_access_key in the same file',
    );
  }
  decisions.follow(rules.presence, 'the profile has aws_access_key_id and aws_secret_access_key');
  if (section.has('aws_security_token'))
    decisions.follow(rules.token, 'the profile has aws_security_token');
  const sessionToken = text('aws_security_token') ?? text('aws_session_token');
  if (sessionToken !== undefined) decisions.follow(rules.token, 'the profile has a token key');
  const accountId = text('aws_account_id');
  if (accountId !== undefined) decisions.follow(rules.accountId, 'the profile has aws_account_id');
  return fixed(source, given({ accessKeyId, secretAccessKey, sessionToken, accountId }));
}
