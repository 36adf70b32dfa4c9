import { describe, expect, it } from 'vitest';
import type { Given } from '../model/case.js';
import { leavesMachine, type Route } from './network.js';

const why = (route: Route, env: Record<string, string>) => leavesMachine({ env } as Given, route);

describe('a request could leave the machine', () => {
  it('to an address outside that nothing redirects', () => {
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'https://example.test/creds' };
    expect(why('proxy', env)).toMatch(/FULL_URI leads to https:\/\/example\.test\/creds/);
    expect(why('settings', { AWS_ENDPOINT_URL_STS: 'https://example.test' })).toMatch(/URL_STS/);
    expect(why('proxy', { AWS_ENDPOINT_URL_STS: 'https://example.test' })).toBeUndefined();
  });

  it('past the proxy, to one without a scheme', () => {
    const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: '//169.254.169.254/' };
    expect(why('proxy', env)).toMatch(/SERVICE_ENDPOINT leads to \/\/169\.254\.169\.254\//);
    expect(why('settings', env)).toBeDefined();
    const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: '//169.254.170.2/creds' };
    expect(why('proxy', container)).toBeDefined();
  });

  it('but not to the machine itself, to a mock, or where a gateway makes all connections', () => {
    expect(why('proxy', { AWS_EC2_METADATA_SERVICE_ENDPOINT: '//localhost/' })).toBeUndefined();
    expect(why('settings', { AWS_ENDPOINT_URL_STS: '{{sts}}' })).toBeUndefined();
    expect(why('settings', { AWS_ENDPOINT_URL_STS: 'no url' })).toBeUndefined();
    const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: '//169.254.169.254/' };
    expect(why('gateway', env)).toBeUndefined();
  });
});
