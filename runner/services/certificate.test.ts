import { describe, expect, it } from 'vitest';
import { createAuthority, createServerIdentity } from './certificate.js';

const authority = createAuthority('test');

describe('a certificate authority', () => {
  it('is its own issuer, and may issue', () => {
    const { certificate } = authority;
    expect(certificate).toMatchObject({ ca: true, subject: 'CN=test', issuer: 'CN=test' });
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('is another one each time', () => {
    const another = createAuthority('test').certificate;
    expect(another.verify(authority.certificate.publicKey)).toBe(false);
    expect(another.serialNumber).not.toBe(authority.certificate.serialNumber);
  });
});

describe('the certificate of a server', () => {
  const { certificate, privateKey } = createServerIdentity(authority, 'sts.example.com');

  it('is for the host, and vouched for by the authority', () => {
    expect(certificate.checkHost('sts.example.com')).toBe('sts.example.com');
    expect(certificate.checkHost('example.com')).toBeUndefined();
    expect(certificate.ca).toBe(false);
    expect(certificate.checkIssued(authority.certificate)).toBe(true);
    expect(certificate.verify(authority.certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(privateKey)).toBe(true);
  });

  it('is valid whatever the clock says', () => {
    expect(certificate.validFrom).toBe('Jan  1 00:00:00 1950 GMT');
    expect(certificate.validTo).toBe('Dec 31 23:59:59 2049 GMT');
  });

  it('can be for an address', () => {
    const ofAddress = createServerIdentity(authority, '127.0.0.1').certificate;
    expect(ofAddress.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(ofAddress.checkHost('127.0.0.1')).toBeUndefined();
  });

  it('holds a name of any length that a host can have', () => {
    const host = `${`${'a'.repeat(62)}.`.repeat(4)}aws`;
    expect(createServerIdentity(authority, host).certificate.checkHost(host)).toBe(host);
  });
});
