/** Credentials of a container's role. Follows spec/CONT.md. */
import { given } from '../credentials.js';
import { parseDate } from '../dates.js';
import { containerUri, fetchContainerDocument, FULL, RELATIVE } from '../metadata/container.js';
import { isObject, textField, type JsonObject } from '../metadata/json.js';
import { refreshable, type Expiring } from '../refreshable.js';
import type { Session } from '../session.js';
import type { Source } from '../source.js';

const RULES = { refresh: 'CONT-14', naive: 'CONT-13', stillExpired: 'CONT-14' };

export const containerRole: Source = {
  name: 'container-role',
  async load(session) {
    const { world, decisions } = session;
    if (!world.env.has(RELATIVE) && !world.env.has(FULL)) {
      decisions.follow('CONT-1', `neither ${RELATIVE} nor ${FULL} is set`);
      return undefined;
    }
    decisions.follow('CONT-1', 'a URI for the credentials of the container is set');
    const uri = containerUri(session);
    const first = takeIn(session, await fetchComplete(session, uri));
    const again = async (): Promise<() => Expiring> => {
      decisions.follow('CONT-16', 'asking the same address again');
      const document = await fetchComplete(session, uri);
      return () => takeIn(session, document);
    };
    return refreshable(session, 'container-role', first, again, RULES);
  },
};

/** The document, which has all fields. */
async function fetchComplete(session: Session, uri: string): Promise<JsonObject> {
  const { decisions } = session;
  const document = await fetchContainerDocument(session, uri);
  if (!isObject(document)) {
    return decisions.fail(
      'CONT-12',
      'invalid-type',
      'the answer of the container is no JSON object',
    );
  }
  for (const name of ['AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration']) {
    if (!(name in document)) {
      return decisions.fail(
        'CONT-12',
        'missing-field',
        `the answer of the container has no ${name}`,
      );
    }
  }
  return document;
}

function takeIn(session: Session, document: JsonObject): Expiring {
  const { decisions } = session;
  const text = textField(document, 'Expiration');
  if (text === undefined) {
    return decisions.fail('CONT-13', 'invalid-type', 'the expiration is no text');
  }
  const expiry =
    parseDate(text) ??
    decisions.fail('CONT-13', 'invalid-date', `the expiration "${text}" is no time`);
  const accountId = textField(document, 'AccountId');
  if (accountId !== undefined) decisions.follow('CONT-15', 'the answer names the account');
  return {
    values: given({
      accessKeyId: textField(document, 'AccessKeyId'),
      secretAccessKey: textField(document, 'SecretAccessKey'),
      sessionToken: textField(document, 'Token'),
      accountId,
    }),
    expiry,
  };
}
