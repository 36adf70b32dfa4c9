/** What the configuration says of every client: its region, its endpoint, its retries. Follows spec/STS.md. */
import type { IniValue } from '../ini/index.js';
import type { Session } from '../session.js';
import { endpointFault } from '../urls.js';
import { wholeNumber } from '../whole-number.js';
import { isRegionName } from './partitions.js';
import { DEFAULT_ATTEMPTS, RETRY_MODES, type RetryMode, type RetryPolicy } from './retry.js';

/** The region of the session, or undefined. Fails with `invalid-region`. */
export function clientRegion(session: Session): string | undefined {
  const region = session.setting('region');
  session.decisions.follow(
    'STS-1',
    `the region is ${region === undefined ? 'not set' : `"${region}"`}`,
  );
  if (!isRegionName(region ?? '')) {
    session.decisions.fail(
      'STS-7',
      'invalid-region',
      `the region "${region}" is no name of a region`,
    );
  }
  return region;
}

/** How often a request is sent. Fails with `invalid-retry-mode`, `invalid-max-attempts` or `invalid-value`. */
export function retryPolicy(session: Session): RetryPolicy {
  const maxAttempts = attemptsWritten(session);
  const mode = session.written('retry_mode') ?? 'standard';
  if (!isRetryMode(mode)) {
    return session.decisions.fail(
      'STS-17',
      'invalid-retry-mode',
      `retry_mode is ${typeof mode === 'string' ? `"${mode}"` : 'nested'}, not one of ${RETRY_MODES.join(', ')}`,
    );
  }
  session.decisions.follow('STS-17', `the retry mode is ${mode}`);
  return { mode, maxAttempts: maxAttempts ?? DEFAULT_ATTEMPTS[mode] };
}

function attemptsWritten(session: Session): number | undefined {
  const { decisions } = session;
  const text = session.setting('max_attempts');
  if (text === undefined) return undefined;
  const attempts = wholeNumber(text);
  if (attempts === undefined) {
    return decisions.fail(
      'STS-18',
      'invalid-value',
      `max_attempts is "${text}", not a whole number`,
    );
  }
  if (attempts < 1) {
    return decisions.fail(
      'STS-18',
      'invalid-max-attempts',
      `max_attempts is ${attempts}, less than 1`,
    );
  }
  decisions.follow('STS-18', `max_attempts is ${attempts}`);
  return attempts;
}

/** Fails with `invalid-sts-regional-endpoints`, whatever the service of the client is. */
export function checkRegionalEndpoints(session: Session): void {
  const word = session.written('sts_regional_endpoints') || 'regional';
  if (word === 'regional' || word === 'legacy') return;
  session.decisions.fail(
    'STS-5',
    'invalid-sts-regional-endpoints',
    `sts_regional_endpoints is ${typeof word === 'string' ? `"${word}"` : 'nested'}, not regional or legacy`,
  );
}

/**
 * What the configuration gives as the endpoint of a service, or undefined; `suffix` as in
 * `AWS_ENDPOINT_URL_STS`. Fails with `invalid-config` or `invalid-type`.
 */
export function writtenEndpoint(session: Session, suffix: string): IniValue | undefined {
  const url = lookUpEndpoint(session, suffix);
  if (url !== undefined) session.decisions.follow('STS-9', 'the endpoint is configured');
  return url;
}

/** A configured endpoint as it is. Fails with `invalid-type` or `invalid-value` for what is no URL with a host. */
export function endpointUrl({ decisions }: Session, url: IniValue): string {
  if (typeof url !== 'string') {
    return decisions.fail('STS-10', 'invalid-type', 'the configured endpoint is nested, not a URL');
  }
  if (endpointFault(url) !== undefined) {
    return decisions.fail(
      'STS-10',
      'invalid-value',
      `the configured endpoint "${url}" is no URL with a host`,
    );
  }
  decisions.follow('STS-10', `the configured endpoint is ${url}`);
  return url;
}

/** What is configured as the endpoint of a service such as `sso-oidc`, whatever it is. */
export function endpointOf(session: Session, service: string): IniValue | undefined {
  return lookUpEndpoint(session, service.replaceAll('-', '_').toUpperCase());
}

function lookUpEndpoint(session: Session, suffix: string): IniValue | undefined {
  const { decisions, world } = session;
  if (session.flag('ignore_configured_endpoint_urls')) {
    decisions.follow('STS-13', 'configured endpoints are ignored');
    return undefined;
  }
  // A profile that is not there fails before anybody looks at the environment.
  const profile = session.profile();
  return (
    world.env.get(`AWS_ENDPOINT_URL_${suffix}`) ||
    world.env.get('AWS_ENDPOINT_URL') ||
    endpointOfServices(session, suffix.toLowerCase()) ||
    profile.get('endpoint_url') ||
    undefined
  );
}

/** The `endpoint_url` of a service in the section that the profile's `services` names. */
function endpointOfServices(session: Session, service: string): string | undefined {
  const { decisions } = session;
  const name = session.profile().get('services');
  if (name === undefined) return undefined;
  if (typeof name !== 'string') {
    return decisions.fail(
      'STS-12',
      'invalid-type',
      'services is nested, not the name of a section',
    );
  }
  const section = session.config().services.get(name);
  const block: IniValue | undefined = section?.get(service);
  if (section === undefined || [...section].length === 0) {
    return decisions.fail(
      'STS-12',
      'invalid-config',
      `the profile names the services section "${name}", which is not there or empty`,
    );
  }
  if (typeof block === 'string') {
    return decisions.fail(
      'STS-12',
      'invalid-type',
      `"${service}" in the services section "${name}" is a text, not a block`,
    );
  }
  return block?.get('endpoint_url');
}

function isRetryMode(text: IniValue): text is RetryMode {
  return (RETRY_MODES as readonly string[]).includes(text as string);
}
