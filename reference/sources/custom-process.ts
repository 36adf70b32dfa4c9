/** Programs that print credentials. Follows spec/PROC.md. */
import { accountIdOf, fixed, given } from '../credentials.js';
import { dateFault, parseDate } from '../dates.js';
import { isObject, parseJson, textField, type JsonObject } from '../metadata/json.js';
import type { Credentials } from '../outcome.js';
import { refreshable, type Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import { shellSplit, ShellSplitError } from '../shell-split.js';
import type { Source } from '../source.js';
import { decodeUtf8 } from '../utf8.js';
import { CommandNotFoundError, FileError, type CommandResult } from '../world.js';

const RULES = { refresh: 'PROC-17', naive: 'PROC-16', stillExpired: 'PROC-17' };

/** What a program printed: credentials, and the expiration as it stands there. */
interface Printed {
  readonly values: Credentials;
  readonly expiration: unknown;
}

export const customProcess: Source = {
  name: 'custom-process',
  async load(session, { profile }) {
    const { decisions } = session;
    const settings = session.config().profiles.get(profile);
    if (!settings?.has('credential_process')) {
      decisions.follow('PROC-1', `the profile "${profile}" has no credential_process`);
      return undefined;
    }
    decisions.follow('PROC-1', `the profile "${profile}" has credential_process`);
    const command = settings.get('credential_process');
    if (typeof command !== 'string') {
      return decisions.fail('PROC-5', 'invalid-type', 'credential_process is nested, not a text');
    }
    const accountOfProfile = accountIdOf(settings.get('aws_account_id'));
    const ask = (): Promise<Printed> => run(session, command, accountOfProfile);
    decisions.follow('PROC-18', 'running the program');
    const { values, expiration } = await ask();
    if (expiration === undefined || expiration === null) {
      decisions.follow('PROC-15', 'the credentials do not expire');
      return fixed('custom-process', values);
    }
    const first = { values, expiry: expiryOf(session, expiration, 'PROC-16') };
    const again = async (): Promise<() => Expiring> => {
      decisions.follow('PROC-20', 'running the program again');
      const later = await ask();
      return () => ({
        values: later.values,
        expiry: expiryOf(session, later.expiration, 'PROC-19'),
      });
    };
    return refreshable(session, 'custom-process', first, again, RULES);
  },
};

async function run(
  session: Session,
  command: string,
  accountOfProfile: string | undefined,
): Promise<Printed> {
  const { decisions } = session;
  const result = await start(session, words(session, command));
  if (result.exit !== 0) {
    const said =
      decodeUtf8(result.stderr) ??
      decisions.fail(
        'PROC-8',
        'invalid-utf8',
        'the program failed with a message that is not UTF-8',
      );
    return decisions.fail(
      'PROC-8',
      'credential-retrieval-failed',
      `the program of credential_process exited with ${result.exit}: ${said}`,
    );
  }
  decisions.follow('PROC-9', 'the program exited with 0');
  return readKeys(session, readDocument(session, result.stdout), accountOfProfile);
}

function words(session: Session, command: string): readonly string[] {
  const { decisions } = session;
  decisions.follow('PROC-2', 'splitting credential_process into words');
  if (/[$~*|;&<>#`]/.test(command)) {
    decisions.follow('PROC-4', 'what means something to a shell is passed on');
  }
  try {
    const split = shellSplit(command);
    if (split.length > 0) return split;
  } catch (error) {
    if (!(error instanceof ShellSplitError)) throw error;
    return decisions.fail(
      'PROC-5',
      'invalid-value',
      `credential_process cannot be split into words: ${error.code}`,
    );
  }
  return decisions.fail('PROC-5', 'missing-field', 'credential_process is empty');
}

async function start(session: Session, argv: readonly string[]): Promise<CommandResult> {
  try {
    return await session.world.run(argv);
  } catch (error) {
    const missing = error instanceof CommandNotFoundError;
    if (!missing && !(error instanceof FileError)) throw error;
    return session.decisions.fail(
      'PROC-6',
      missing ? 'file-not-found' : 'file-not-readable',
      `the program of credential_process cannot be run: ${error.message}`,
    );
  }
}

function readDocument(session: Session, stdout: Uint8Array): JsonObject {
  const { decisions } = session;
  const text =
    decodeUtf8(stdout) ??
    decisions.fail('PROC-10', 'invalid-utf8', 'the output of the program is not UTF-8');
  const value = parseJson(text);
  if (value === undefined) {
    return decisions.fail('PROC-10', 'invalid-json', 'the output of the program is no JSON');
  }
  if (!isObject(value)) {
    return decisions.fail('PROC-10', 'invalid-type', 'the output of the program is no JSON object');
  }
  decisions.follow('PROC-10', 'the program printed a JSON object');
  const version = value['Version'];
  if (version !== 1 && version !== true) {
    return decisions.fail(
      'PROC-11',
      'credential-retrieval-failed',
      `the output of the program has the Version ${JSON.stringify(version)}, not 1`,
    );
  }
  decisions.follow('PROC-11', 'its Version is 1');
  return value;
}

function readKeys(
  { decisions }: Session,
  document: JsonObject,
  accountOfProfile: string | undefined,
): Printed {
  for (const name of ['AccessKeyId', 'SecretAccessKey']) {
    if (name in document) continue;
    return decisions.fail(
      'PROC-12',
      'credential-retrieval-failed',
      `the output of the program has no ${name}`,
    );
  }
  decisions.follow('PROC-12', 'both keys are there');
  const sessionToken = textField(document, 'SessionToken');
  if ('SessionToken' in document) decisions.follow('PROC-13', 'a session token is there');
  const own = textField(document, 'AccountId');
  if (own || accountOfProfile || 'AccountId' in document) {
    decisions.follow('PROC-14', own ? 'the output has an account id' : 'the output has no account');
  }
  const values = given({
    accessKeyId: textField(document, 'AccessKeyId'),
    secretAccessKey: textField(document, 'SecretAccessKey'),
    sessionToken,
    accountId: own || accountOfProfile,
  });
  return { values, expiration: document['Expiration'] };
}

function expiryOf({ decisions }: Session, value: unknown, rule: string): Expiring['expiry'] {
  decisions.follow(rule, 'reading when the credentials expire');
  if (typeof value !== 'string') {
    return decisions.fail(rule, 'invalid-type', 'the expiration of the credentials is no text');
  }
  return (
    parseDate(value) ??
    decisions.fail(
      rule,
      dateFault(value),
      `the expiration "${value}" of the credentials is no time`,
    )
  );
}
