/** A client of STS: its endpoint, its retries and its keys. Follows spec/STS.md. */
import type { Credentials } from '../outcome.js';
import type { Session } from '../session.js';
import { readSsoSession } from '../sso/settings.js';
import {
  clientRegion,
  checkRegionalEndpoints,
  endpointUrl,
  retryPolicy,
  writtenEndpoint,
} from './call-settings.js';
import { followDefaultsMode } from './defaults-mode.js';
import { plainRegion } from './partitions.js';
import type { RetryPolicy } from './retry.js';
import type { SigningKeys } from './sign.js';
import { stsEndpoint } from './sts-endpoint.js';

/** A client that is made and was not used yet. */
export interface StsClient {
  readonly url: string;
  /** Whether the endpoint is one that somebody configured. */
  readonly configured: boolean;
  readonly region: string | undefined;
  readonly signingRegion: string;
  readonly policy: RetryPolicy;
  /** What it signs with. */
  readonly keys: SigningKeys | undefined;
}

/**
 * What making a client of STS reads, before anybody calls it; `signer` has the keys that it signs with, if it does.
 * Fails with `invalid-region`, `invalid-defaults-mode`, `invalid-config`, `invalid-sts-regional-endpoints`,
 * `invalid-endpoint-variant`, `invalid-retry-mode`, `invalid-max-attempts`, `invalid-value`, `partial-credentials`
 * and as {@link readSsoSession} does.
 */
export async function openStsClient(session: Session, signer?: Credentials): Promise<StsClient> {
  const { decisions } = session;
  const region = clientRegion(session);
  const keys = signer && keysOf(session, signer);
  readSsoSession(session, session.selectedProfile || 'default');
  await followDefaultsMode(session);
  const override = writtenEndpoint(session, 'STS');
  decisions.follow('STS-33', 'reading the settings of a client of STS');
  const fips = session.flag('use_fips_endpoint');
  const dualStack = session.flag('use_dualstack_endpoint');
  const legacy = session.written('sts_regional_endpoints') === 'legacy';
  const { rule, signingRegion, url, usual } = stsEndpoint({ region, fips, dualStack, legacy });
  if (override === undefined && usual) checkRegionalEndpoints(session);
  if (url === undefined) {
    return decisions.fail(
      'STS-6',
      'invalid-endpoint-variant',
      `the partition of ${region} has no dual-stack endpoints`,
    );
  }
  const policy = retryPolicy(session);
  if (override !== undefined) {
    const configuredUrl = endpointUrl(session, override);
    checkRegionalEndpoints(session);
    // A region that only stands for the global endpoint is signed for as it is.
    const { region: plain } = plainRegion(region ?? signingRegion);
    return { region, signingRegion: plain, policy, keys, url: configuredUrl, configured: true };
  }
  if (region === '') {
    decisions.fail('STS-8', 'invalid-value', 'the region is empty, so the endpoint has no host');
  }
  checkRegionalEndpoints(session);
  decisions.follow(rule, `the endpoint is ${url}`);
  return { region, signingRegion, policy, keys, url, configured: false };
}

/** Fails with `partial-credentials`. */
function keysOf({ decisions }: Session, signer: Credentials): SigningKeys {
  const { accessKeyId, secretAccessKey } = signer;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    return decisions.fail('STS-40', 'partial-credentials', 'a key that is missing cannot sign');
  }
  return { ...signer, accessKeyId, secretAccessKey };
}

/** Fails with `no-region`, before anything is sent. */
export function checkSigningRegion(
  { decisions }: Session,
  { configured, region }: StsClient,
): void {
  if (configured && region === undefined) {
    decisions.fail(
      'STS-11',
      'no-region',
      'the endpoint of STS is configured, but no region to sign for',
    );
  }
}

/** Fails with `invalid-value`, before anything is sent. */
export function checkSigner(
  { decisions }: Session,
  { region }: StsClient,
  { accessKeyId, secretAccessKey }: SigningKeys,
): void {
  if (accessKeyId === '' || secretAccessKey === '' || region === '') {
    decisions.fail('STS-31', 'invalid-value', 'an empty key or region cannot sign');
  }
}
