import { expect, it } from 'vitest';
import { SERVICES } from '../model/case.js';
import { MOCK_ADDRESSES, OWN_ADDRESSES, serviceAt } from './hosts.js';

it.each([
  ['https://sts.amazonaws.com/', 'sts'],
  ['https://sts.eu-west-1.amazonaws.com/', 'sts'],
  ['https://sts.cn-north-1.amazonaws.com.cn/', 'sts'],
  ['https://sts-fips.us-east-1.amazonaws.com/', 'sts'],
  ['https://sts.eu-west-1.api.aws/', 'sts'],
  ['https://sts.us-iso-east-1.c2s.ic.gov/', 'sts'],
  ['https://portal.sso.eu-west-1.amazonaws.com/federation/credentials', 'sso'],
  ['https://oidc.eu-west-1.amazonaws.com/token', 'sso-oidc'],
  ['https://eu-west-1.signin.aws.amazon.com/v1/token', 'signin'],
  ['https://signin.eu-west-1.api.aws/v1/token', 'signin'],
  ['https://eu-west-1.oauth.signin.aws/v1/token', 'signin'],
  ['https://signin-fips.amazonaws-us-gov.com/v1/token', 'signin'],
  ['http://169.254.169.254/latest/api/token', 'imds'],
  ['http://[fd00:ec2::254]/latest/api/token', 'imds'],
  ['http://169.254.170.2/v2/credentials', 'container'],
  ['http://169.254.170.23/v1/credentials', 'container'],
  ['http://[fd00:ec2::23]/v1/credentials', 'container'],
  ['http://localhost:8080/x', 'container'],
  ['http://127.0.3.4/x', 'container'],
  ['http://[::1]:80/x', 'container'],
])('%s is asked of %s', (url, service) => {
  expect(serviceAt(new URL(url))).toBe(service);
});

it.each([
  'https://sts.example.com/',
  'https://mysts.amazonaws.com/',
  'https://s3.eu-west-1.amazonaws.com/',
  'https://sts.eu-west-1.amazonaws.com.evil.org/',
  'http://169.254.169.253/latest/api/token',
  'http://localhost.localdomain/',
  'http://10.0.0.1/',
])('%s is asked of none', (url) => {
  expect(serviceAt(new URL(url))).toBeUndefined();
});

it('each service has a mock address that leads to it', () => {
  for (const service of SERVICES) {
    expect(serviceAt(new URL(`${MOCK_ADDRESSES[service]}/x`))).toBe(service);
  }
});

it('knows the services at their own addresses', () => {
  for (const [service, addresses] of Object.entries(OWN_ADDRESSES)) {
    for (const host of addresses) {
      const url = new URL(`http://${host.includes(':') ? `[${host}]` : host}/x`);
      expect(serviceAt(url)).toBe(service);
    }
  }
});
