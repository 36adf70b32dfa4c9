/** The settings that are read before any source is asked; a bad one fails even where keys abound. */
import { loginFolder, type LoginFolder } from './login/token.js';
import type { Session } from './session.js';
import { endpointFault } from './urls.js';
import { wholeNumber } from './whole-number.js';

export interface ResolverSettings {
  /** The profile that the sources look into. */
  readonly profile: string;
  readonly imds: ImdsSettings;
  /** As it was when the chain was made. */
  readonly loginFolder: LoginFolder;
}

/** How the instance metadata service is to be asked. */
export interface ImdsSettings {
  readonly timeoutMs: number;
  readonly attempts: number;
  /** As it was given, with or without a final slash. */
  readonly endpoint: string;
  readonly v1Disabled: boolean;
  /** `AWS_EC2_METADATA_DISABLED` as it was when the chain was made. */
  readonly disabled: boolean;
}

const IMDS_IPV4 = 'http://169.254.169.254/';
const IMDS_IPV6 = 'http://[fd00:ec2::254]/';

/** Reads them all, in the order of CHAIN-8. */
export function readResolverSettings(session: Session): ResolverSettings {
  const profile = session.selectedProfile || 'default';
  if (session.selectedProfile === '') {
    session.decisions.follow('SELECT-13', 'the sources look into the profile default');
  }
  session.decisions.follow('CHAIN-8', 'the settings of the metadata service are read first');
  const timeout = readNumber(session, 'metadata_service_timeout');
  const attempts = readNumber(session, 'metadata_service_num_attempts');
  const ipv6 = wantsIpv6(session);
  const v1Disabled = session.flag('ec2_metadata_v1_disabled');
  const endpoint =
    session.setting('ec2_metadata_service_endpoint') || (ipv6 ? IMDS_IPV6 : IMDS_IPV4);
  checkEndpoint(session, endpoint);
  const disabled = session.world.env.get('AWS_EC2_METADATA_DISABLED')?.toLowerCase() === 'true';
  return {
    profile,
    imds: { timeoutMs: timeout * 1000, attempts, endpoint, v1Disabled, disabled },
    loginFolder: loginFolder(session.world),
  };
}

function readNumber(
  session: Session,
  name: 'metadata_service_timeout' | 'metadata_service_num_attempts',
): number {
  // Both have a default.
  const text = session.setting(name)!;
  const value = wholeNumber(text);
  if (value === undefined) {
    session.decisions.fail('CHAIN-9', 'invalid-value', `${name} is "${text}", no whole number`);
  }
  session.decisions.follow('CHAIN-9', `${name} is ${value}`);
  return value;
}

function wantsIpv6(session: Session): boolean {
  const mode = session.setting('ec2_metadata_service_endpoint_mode');
  if (mode === undefined) {
    const ipv6 = session.flag('imds_use_ipv6');
    session.decisions.follow('IMDS-17', `imds_use_ipv6 is ${ipv6}`);
    return ipv6;
  }
  switch (mode.toLowerCase()) {
    case 'ipv4':
    case 'ipv6':
      session.decisions.follow('CHAIN-10', `the endpoint mode is "${mode}"`);
      return mode.toLowerCase() === 'ipv6';
    default:
      return session.decisions.fail(
        'CHAIN-10',
        'invalid-imds-endpoint-mode',
        `ec2_metadata_service_endpoint_mode is "${mode}", neither ipv4 nor ipv6`,
      );
  }
}

function checkEndpoint({ decisions }: Session, endpoint: string): void {
  const fault = endpointFault(endpoint);
  if (endpoint.includes('[')) decisions.follow('CHAIN-13', 'the metadata endpoint has brackets');
  switch (fault) {
    case undefined:
      return decisions.follow('CHAIN-11', `the metadata endpoint is ${endpoint}`);
    case 'host':
      return decisions.fail(
        'CHAIN-11',
        'invalid-imds-endpoint',
        `the metadata endpoint "${endpoint}" names no host: write it as http://HOST/`,
      );
    case 'brackets':
      return decisions.fail(
        'CHAIN-11',
        'invalid-value',
        `the metadata endpoint "${endpoint}" has brackets that hold no IPv6 address`,
      );
  }
}
