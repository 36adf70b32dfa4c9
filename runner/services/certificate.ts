/** Makes certificates for servers that stand in for others: X.509 in DER, with nothing but node:crypto. */
import {
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface Identity {
  readonly certificate: X509Certificate;
  readonly privateKey: KeyObject;
}

/** A certificate authority that nobody trusts who is not told to. */
export function createAuthority(name: string): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = issue(privateKey, {
    issuer: name,
    subject: name,
    publicKey,
    extensions: [
      extension('551d13', der(SEQUENCE, TRUE), 'critical'),
      // Certificates are signed with its key, and nothing else.
      extension('551d0f', der(BIT_STRING, bytes('0204')), 'critical'),
      extension('551d0e', der(OCTET_STRING, keyId(publicKey))),
    ],
  });
  return { certificate, privateKey };
}

/** A certificate of `authority` for the server `host`, a name or an IPv4 address. */
export function createServerIdentity(authority: Identity, host: string): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = issue(authority.privateKey, {
    issuer: commonName(authority.certificate),
    subject: 'server',
    publicKey,
    extensions: [
      extension('551d11', der(SEQUENCE, alternativeName(host))),
      extension('551d25', der(SEQUENCE, der(OBJECT_ID, bytes('2b06010505070301')))),
      extension('551d23', der(SEQUENCE, der(0x80, keyId(authority.certificate.publicKey)))),
    ],
  });
  return { certificate, privateKey };
}

interface Contents {
  readonly issuer: string;
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

function issue(
  signingKey: KeyObject,
  { issuer, subject, publicKey, extensions }: Contents,
): X509Certificate {
  const contents = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, bytes('02'))),
    // The first byte keeps the number positive.
    der(INTEGER, bytes('01'), randomBytes(15)),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    VALIDITY,
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, ...extensions)),
  );
  const signature = sign('sha256', contents, signingKey);
  const signed = der(
    SEQUENCE,
    contents,
    ECDSA_WITH_SHA256,
    der(BIT_STRING, bytes('00'), signature),
  );
  return new X509Certificate(signed);
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const SEQUENCE = 0x30;
const SET = 0x31;
const TRUE = bytes('0101ff');
const ECDSA_WITH_SHA256 = der(SEQUENCE, der(OBJECT_ID, bytes('2a8648ce3d040302')));
/** As wide as this form of a date allows, so that no clock matters. */
const VALIDITY = der(
  SEQUENCE,
  der(UTC_TIME, Buffer.from('500101000000Z')),
  der(UTC_TIME, Buffer.from('491231235959Z')),
);

/** One value: tag, length, contents. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  // No value here has 65536 bytes or more.
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

function nameOf(commonName: string): Buffer {
  const attribute = der(
    SEQUENCE,
    der(OBJECT_ID, bytes('550403')),
    der(UTF8_STRING, Buffer.from(commonName)),
  );
  return der(SEQUENCE, der(SET, attribute));
}

function commonName({ subject }: X509Certificate): string {
  return subject.replace(/^CN=/, '');
}

function extension(id: string, value: Buffer, critical?: 'critical'): Buffer {
  const flag = critical ? [TRUE] : [];
  return der(SEQUENCE, der(OBJECT_ID, bytes(id)), ...flag, der(OCTET_STRING, value));
}

function alternativeName(host: string): Buffer {
  const address = isIPv4(host) && Buffer.from(host.split('.').map(Number));
  return address ? der(0x87, address) : der(0x82, Buffer.from(host));
}

function keyId(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}
