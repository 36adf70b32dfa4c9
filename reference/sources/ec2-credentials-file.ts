/** The credential file of the old EC2 tools. Follows spec/EC2FILE.md. */
import { fixed, given } from '../credentials.js';
import { stripBlanks } from '../ini/index.js';
import { expandTilde } from '../paths.js';
import type { Session } from '../session.js';
import type { Source } from '../source.js';
import { decodeUtf8 } from '../utf8.js';
import { FileError } from '../world.js';

const VARIABLE = 'AWS_CREDENTIAL_FILE';
/** What Python's `splitlines` takes for a line end. */
// eslint-disable-next-line no-control-regex -- these are the line ends
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

export const ec2CredentialsFile: Source = {
  name: 'ec2-credentials-file',
  load(session) {
    const { decisions, world } = session;
    const written = world.env.get(VARIABLE);
    if (written === undefined) {
      decisions.follow('EC2FILE-1', `${VARIABLE} is not set`);
      return undefined;
    }
    decisions.follow('EC2FILE-1', `${VARIABLE} is set`);
    const values = read(session, expandTilde(written, world));
    const accessKeyId = values.get('AWSAccessKeyId');
    if (accessKeyId === undefined) {
      decisions.follow('EC2FILE-5', 'the file has no AWSAccessKeyId');
      return undefined;
    }
    decisions.follow('EC2FILE-5', 'the file has AWSAccessKeyId');
    const secretAccessKey =
      values.get('AWSSecretKey') ??
      decisions.fail(
        'EC2FILE-6',
        'missing-field',
        `the file of ${VARIABLE} has AWSAccessKeyId, but no AWSSecretKey`,
      );
    return fixed('ec2-credentials-file', given({ accessKeyId, secretAccessKey }));
  },
};

function read({ decisions, world }: Session, path: string): ReadonlyMap<string, string> {
  decisions.follow('EC2FILE-2', `the file is ${path}`);
  let bytes: Uint8Array;
  try {
    bytes = world.files.read(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return decisions.fail(
      'EC2FILE-3',
      'config-not-found',
      `the file "${path}" of ${VARIABLE} cannot be read: ${error.code}`,
    );
  }
  const text =
    decodeUtf8(bytes) ??
    decisions.fail('EC2FILE-7', 'invalid-utf8', `the file "${path}" of ${VARIABLE} is not UTF-8`);
  decisions.follow('EC2FILE-4', 'reading keys and values line by line');
  const pairs = text.split(LINE_END).flatMap((line) => {
    if (!line.includes('=')) return [];
    const equals = line.indexOf('=');
    return [[stripBlanks(line.slice(0, equals)), stripBlanks(line.slice(equals + 1))] as const];
  });
  return new Map(pairs);
}
