/** Which service answers at which host: the one table of a world's network. */
import { SERVICES, type ServiceName } from '../model/case.js';

/** The domains of the partitions of AWS, with and without dual stack. */
const DOMAINS = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'api.aws',
  'api.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
  'api.aws.ic.gov',
  'api.aws.scloud',
  'api.cloud-aws.adc-e.uk',
  'api.aws.hci.ic.gov',
];

/** Console login has domains of its own besides those. */
const SIGNIN_DOMAINS = [
  ...DOMAINS,
  'aws',
  'aws.amazon.com',
  'amazonaws-us-gov.com',
  'amazonaws.cn',
  'amazonaws-eusc.eu',
  'c2shome.ic.gov',
  'sc2shome.sgov.gov',
  'csphome.adc-e.uk',
  'csphome.hci.ic.gov',
];

const REGION = '[a-z0-9-]+';

/** The first that matches wins; hosts are in lower case, IPv6 addresses in brackets. */
const HOSTS: readonly (readonly [ServiceName, RegExp])[] = [
  ['sts', hostPattern(`sts(-fips)?(\\.${REGION})?`, DOMAINS)],
  ['sso', hostPattern(`portal\\.sso(-fips)?\\.${REGION}`, DOMAINS)],
  ['sso-oidc', hostPattern(`oidc(-fips)?\\.${REGION}`, DOMAINS)],
  [
    'signin',
    hostPattern(`(${REGION}\\.)?(oauth\\.)?signin(-fips)?(\\.${REGION})?`, SIGNIN_DOMAINS),
  ],
  ['imds', /^(169\.254\.169\.254|\[fd00:ec2::254\])$/],
  ['container', /^(169\.254\.170\.2|169\.254\.170\.23|\[fd00:ec2::23\])$/],
  // What listens on the machine itself can only be a credentials endpoint.
  ['container', /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/],
];

function hostPattern(name: string, domains: readonly string[]): RegExp {
  return new RegExp(`^${name}\\.(${domains.join('|').replaceAll('.', '\\.')})$`);
}

/** Where SDKs ask the services that have no names, at port 80. */
export const OWN_ADDRESSES: Readonly<Partial<Record<ServiceName, readonly string[]>>> = {
  imds: ['169.254.169.254', 'fd00:ec2::254'],
  container: ['169.254.170.2', '169.254.170.23', 'fd00:ec2::23'],
};

/**
 * What the placeholders `{{sts}}`, `{{imds}}` … stand for where the network is not real: in memory
 * and behind a gateway. They are loopback addresses because a resolver may trust only those.
 */
export const MOCK_ADDRESSES = Object.fromEntries(
  SERVICES.map((service, index) => [service, `http://127.0.0.1:${4701 + index}`]),
) as Readonly<Record<ServiceName, string>>;

const BY_ADDRESS = new Map(SERVICES.map((service) => [MOCK_ADDRESSES[service], service]));

/** The service at the host of `url`; undefined where a real network would have something else. */
export function serviceAt(url: URL): ServiceName | undefined {
  return (
    BY_ADDRESS.get(`http://${url.host}`) ??
    HOSTS.find(([, pattern]) => pattern.test(url.hostname))?.[0]
  );
}
