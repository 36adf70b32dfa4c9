/** Credentials of the instance's role, from the metadata service. Follows spec/IMDS.md. */
import { given } from '../credentials.js';
import { parseDate, type ParsedDate } from '../dates.js';
import { REFRESH_WINDOWS } from '../edition.js';
import { fetchRoleDocument } from '../metadata/imds.js';
import { isObject, textField, type JsonObject } from '../metadata/json.js';
import { refreshable, type Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import type { Source } from '../source.js';

const FIELDS = ['AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration'] as const;
const RULES = { refresh: 'IMDS-14', naive: 'IMDS-13', stillExpired: 'IMDS-14' };

/** How much later than the window an extended expiration may be, in whole seconds. */
const JITTER = { least: 120, most: 600 };

export const iamRole: Source = {
  name: 'iam-role',
  async load(session) {
    const first = await fetchComplete(session);
    if (first === undefined) return undefined;
    const again = async (): Promise<() => Expiring> => {
      const document = await fetchComplete(session);
      if (document !== undefined) return () => takeIn(session, document);
      return () => session.decisions.fail('IMDS-14', 'credential-retrieval-failed', GONE);
    };
    return refreshable(session, 'iam-role', takeIn(session, first), again, RULES);
  },
};

const GONE = 'the metadata service has no credentials any more';

/** The document if it has all fields. */
async function fetchComplete(session: Session): Promise<JsonObject | undefined> {
  const { decisions } = session;
  const document = await fetchRoleDocument(session);
  if (document === undefined) return undefined;
  if (typeof document === 'number' || typeof document === 'boolean' || document === null) {
    return decisions.fail('IMDS-12', 'invalid-type', 'the document of the role is no JSON object');
  }
  if (!isObject(document) || !FIELDS.every((name) => name in document)) {
    decisions.follow('IMDS-11', 'the document of the role lacks a field');
    return undefined;
  }
  decisions.follow('IMDS-11', 'the document of the role is complete');
  return document;
}

function takeIn(session: Session, document: JsonObject): Expiring {
  return {
    values: given({
      accessKeyId: textField(document, 'AccessKeyId'),
      secretAccessKey: textField(document, 'SecretAccessKey'),
      sessionToken: textField(document, 'Token'),
    }),
    expiry: readExpiration(session, textField(document, 'Expiration')),
  };
}

function readExpiration(session: Session, text: string | undefined): ParsedDate {
  const { decisions } = session;
  if (text === undefined) {
    return decisions.fail('IMDS-13', 'invalid-type', 'the expiration is no text');
  }
  const expiry =
    parseDate(text) ??
    decisions.fail('IMDS-13', 'invalid-date', `the expiration "${text}" is no time`);
  if (!/^\d{4}-\d{1,2}-\d{1,2}T\d{1,2}:\d{1,2}:\d{1,2}Z$/.test(text)) return expiry;
  return extend(session, expiry);
}

/** A service that hands out old credentials is in trouble; they are used for another while. */
function extend(session: Session, expiry: ParsedDate): ParsedDate {
  const { world, decisions } = session;
  const span = JITTER.most - JITTER.least + 1;
  const jitter = (JITTER.least + Math.floor(world.random() * span)) * 1000;
  const window = REFRESH_WINDOWS.advisoryMs + jitter;
  if (world.now() < expiry.ms - window) return expiry;
  decisions.follow('IMDS-15', 'the credentials expire soon, so their expiration is moved');
  return { ms: world.now() + window };
}
