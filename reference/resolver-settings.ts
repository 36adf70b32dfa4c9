/** The settings that are read before any source is asked; a bad one fails even where keys abound. */
import type { Session } from './session.js';
import { toBoolean, toInteger } from './settings.js';
import { isValidUri } from './urls.js';

export interface ResolverSettings {
  /** The profile that the sources look into. */
  readonly profile: string;
  readonly imds: {
    readonly timeoutMs: number;
    readonly attempts: number;
    readonly baseUrl: string;
    readonly v1Disabled: boolean;
  };
}

const IMDS_IPV4 = 'http://169.254.169.254/';
const IMDS_IPV6 = 'http://[fd00:ec2::254]/';

/** Reads them all, in this order. */
export function readResolverSettings(session: Session): ResolverSettings {
  const profile = session.selectedProfile || 'default';
  session.decisions.follow('CHAIN-8', 'the settings of the metadata service are read first');
  const timeout = wholeNumber(session, 'metadata_service_timeout');
  const attempts = wholeNumber(session, 'metadata_service_num_attempts');
  const endpoint = session.setting('ec2_metadata_service_endpoint');
  const ipv6 = wantsIpv6(session);
  const v1Disabled = toBoolean(session.setting('ec2_metadata_v1_disabled'));
  const baseUrl = endpoint || (ipv6 ? IMDS_IPV6 : IMDS_IPV4);
  if (!isValidUri(baseUrl)) {
    session.decisions.fail(
      'CHAIN-11',
      'invalid-imds-endpoint',
      `the metadata endpoint "${baseUrl}" is no URL with a host`,
    );
  }
  return { profile, imds: { timeoutMs: timeout * 1000, attempts, baseUrl, v1Disabled } };
}

function wholeNumber(
  session: Session,
  name: 'metadata_service_timeout' | 'metadata_service_num_attempts',
): number {
  const text = session.setting(name) ?? '';
  const value = toInteger(text);
  if (value !== undefined) {
    session.decisions.follow('CHAIN-9', `${name} is ${value}`);
    return value;
  }
  return session.decisions.fail(
    'CHAIN-9',
    'invalid-value',
    `${name} is "${text}", not a whole number`,
  );
}

function wantsIpv6(session: Session): boolean {
  const mode = session.setting('ec2_metadata_service_endpoint_mode');
  if (mode === undefined) return toBoolean(session.setting('imds_use_ipv6'));
  switch (mode.toLowerCase()) {
    case 'ipv4':
      return false;
    case 'ipv6':
      return true;
    default:
      return session.decisions.fail(
        'CHAIN-10',
        'invalid-imds-endpoint-mode',
        `ec2_metadata_service_endpoint_mode is "${mode}", not ipv4 or ipv6`,
      );
  }
}
