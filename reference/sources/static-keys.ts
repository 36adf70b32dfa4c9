/** Keys written down in one section of one file; both files are read in the same way. */
import { accountIdOf, fixed, given, type LoadedCredentials } from '../credentials.js';
import type { Decisions } from '../decisions.js';
import type { IniValue, Settings } from '../ini/index.js';
import type { SourceName } from '../outcome.js';

/** The same decisions stand in two chapters; each names them by its own rules. */
export interface StaticKeyRules {
  readonly noAccessKey: string;
  readonly partial: string;
  readonly presence: string;
  /** Absent where the file has no session token, and no account id. */
  readonly token?: string;
  readonly accountId?: string;
  readonly nested: string;
}

/**
 * The credentials of `section`, or undefined if it has no access key id. A key that is present counts,
 * even if it is empty. Fails with `partial-credentials`; freezing fails with `invalid-type`.
 */
export function staticKeys(
  section: Settings,
  source: SourceName,
  rules: StaticKeyRules,
  decisions: Decisions,
): LoadedCredentials | undefined {
  const accessKeyId = section.get('aws_access_key_id');
  if (accessKeyId === undefined) {
    decisions.follow(rules.noAccessKey, 'the profile has no aws_access_key_id');
    return undefined;
  }
  const secretAccessKey = section.get('aws_secret_access_key');
  if (secretAccessKey === undefined) {
    decisions.fail(
      rules.partial,
      'partial-credentials',
      'the profile has aws_access_key_id, but no aws_secret_access_key in the same file',
    );
  }
  decisions.follow(rules.presence, 'the profile has aws_access_key_id and aws_secret_access_key');
  const sessionToken = rules.token && tokenOf(section, rules.token, decisions);
  const accountId = rules.accountId && section.get('aws_account_id');
  if (rules.accountId && accountId !== undefined) {
    decisions.follow(rules.accountId, 'the profile has aws_account_id');
  }
  if (typeof accountId === 'object') decisions.follow(rules.nested, 'the account id is nested');
  const values = given({
    accessKeyId,
    secretAccessKey,
    sessionToken,
    accountId: accountIdOf(accountId),
  });
  if (allTexts(values)) return fixed(source, values);
  const nested = (): never =>
    decisions.fail(rules.nested, 'invalid-type', 'one of the credentials is a nested value');
  return { source, fixed: true, freeze: () => new Promise(nested), refuseToSign: nested };
}

function tokenOf(section: Settings, rule: string, decisions: Decisions): IniValue | undefined {
  const key = ['aws_security_token', 'aws_session_token'].find((name) => section.has(name));
  if (key) decisions.follow(rule, `the session token is that of ${key}`);
  return key && section.get(key);
}

function allTexts(values: Record<string, IniValue>): values is Record<string, string> {
  return Object.values(values).every((value) => typeof value === 'string');
}
