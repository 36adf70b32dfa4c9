/** Where the services of IAM Identity Center and of console login are. */
import type { Session } from '../session.js';
import { readSsoSession } from '../sso/settings.js';
import { withoutUser } from '../urls.js';
import {
  checkRegionalEndpoints,
  endpointUrl,
  retryPolicy,
  writtenEndpoint,
} from './call-settings.js';
import { followDefaultsMode } from './defaults-mode.js';
import { isRegionName, partitionOf, plainRegion } from './partitions.js';

/** Host name and suffix of the variable `AWS_ENDPOINT_URL_…`. */
export const JSON_SERVICES = {
  sso: { host: 'portal.sso', suffix: 'SSO' },
  'sso-oidc': { host: 'oidc', suffix: 'SSO_OIDC' },
  signin: { host: 'signin', suffix: 'SIGNIN' },
} as const;
export type JsonService = keyof typeof JSON_SERVICES;

/**
 * The endpoint of `service` in `region`, without a final slash. `rule` tells of its region.
 * Fails with `invalid-region`, `invalid-defaults-mode`, `invalid-endpoint-variant`, `invalid-config`, `invalid-type`,
 * `invalid-value` and as {@link readSsoSession} and {@link retryPolicy} do.
 */
export async function jsonEndpoint(
  session: Session,
  service: JsonService,
  region: string,
  rule: string,
): Promise<string> {
  const { decisions } = session;
  decisions.follow(rule, `the region of ${service} is "${region}"`);
  if (!isRegionName(region)) {
    return decisions.fail(rule, 'invalid-region', `"${region}" is no name of a region`);
  }
  readSsoSession(session, session.selectedProfile || 'default');
  await followDefaultsMode(session);
  const { host, suffix } = JSON_SERVICES[service];
  const configured = writtenEndpoint(session, suffix);
  decisions.follow('STS-33', `reading the settings of a client of ${service}`);
  const usual = usualEndpoint(session, service, host, region);
  retryPolicy(session);
  if (configured === undefined && region === '') {
    decisions.fail(rule, 'invalid-value', 'the region is empty, so the endpoint has no host');
  }
  const url = configured === undefined ? `https://${usual}` : endpointUrl(session, configured);
  // Every client reads what only those of STS go by.
  checkRegionalEndpoints(session);
  return withoutUser(url).replace(/\/$/, '');
}

/** Fails with `invalid-endpoint-variant`. */
function usualEndpoint(
  session: Session,
  service: JsonService,
  host: string,
  region: string,
): string {
  const { decisions } = session;
  const plain = plainRegion(region);
  const fips = plain.fips || session.flag('use_fips_endpoint');
  const dualStack = session.flag('use_dualstack_endpoint');
  if (fips || dualStack) decisions.follow('STS-6', 'another kind of endpoint is asked for');
  const name = service === 'signin' ? signinHost : usualHost;
  return (
    name(host, plain.region, fips, dualStack) ??
    decisions.fail(
      'STS-6',
      'invalid-endpoint-variant',
      `the partition of ${region} has no dual-stack endpoints`,
    )
  );
}

type HostName = (
  host: string,
  region: string,
  fips: boolean,
  dualStack: boolean,
) => string | undefined;

const usualHost: HostName = (host, region, fips, dualStack) => {
  const { suffix, dualStackSuffix } = partitionOf(region);
  const zone = dualStack ? dualStackSuffix : suffix;
  // The plain endpoints of GovCloud are FIPS endpoints already.
  const own = fips && !(region.startsWith('us-gov-') && !dualStack) ? `${host}-fips` : host;
  return zone && `${own}.${region}.${zone}`;
};

const signinHost: HostName = (host, region, fips, dualStack) => {
  const { signinSuffix } = partitionOf(region);
  if (!fips && !dualStack) return `${region}.${host}.${signinSuffix}`;
  if (dualStack || !region.startsWith('us-gov-')) {
    const { suffix, dualStackSuffix } = partitionOf(region);
    const zone = dualStack ? dualStackSuffix : suffix;
    return zone && `${fips ? `${host}-fips` : host}.${region}.${zone}`;
  }
  return region === 'us-gov-west-1'
    ? `${host}-fips.${signinSuffix}`
    : `${region}.${host}-fips.${signinSuffix}`;
};
