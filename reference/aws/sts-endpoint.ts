/** Where STS is, and for which region a request to it is signed. */
import { partitionOf, plainRegion } from './partitions.js';

export interface StsEndpointSettings {
  readonly region: string | undefined;
  readonly fips: boolean;
  readonly dualStack: boolean;
  /** `sts_regional_endpoints = legacy`. */
  readonly legacy: boolean;
}

export interface StsEndpoint {
  /** Undefined where the partition has no such variant. */
  readonly url: string | undefined;
  readonly signingRegion: string;
  /** Whether it is neither for FIPS nor dual-stack. */
  readonly usual: boolean;
  /** The rule that chose it. */
  readonly rule: string;
}

const GLOBAL = 'aws-global';

/** The regions that had the global endpoint before STS had regional ones. */
const LEGACY_REGIONS = new Set([
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  GLOBAL,
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

/** The endpoint that no configuration overrides. */
export function stsEndpoint(settings: StsEndpointSettings): StsEndpoint {
  const { region, fips: pseudo } = plainRegion(settings.region ?? GLOBAL);
  const fips = settings.fips || pseudo;
  const signingRegion = region === GLOBAL ? 'us-east-1' : region;
  const usual = !fips && !settings.dualStack;
  if (usual && region === GLOBAL) return { url: global(), signingRegion, usual, rule: 'STS-2' };
  if (usual && settings.legacy && LEGACY_REGIONS.has(region)) {
    return { url: global(), signingRegion: 'us-east-1', usual, rule: 'STS-4' };
  }
  const { suffix, dualStackSuffix } = partitionOf(region);
  const zone = settings.dualStack ? dualStackSuffix : suffix;
  // The plain endpoints of GovCloud are FIPS endpoints already.
  const host = fips && !(region.startsWith('us-gov-') && !settings.dualStack) ? 'sts-fips' : 'sts';
  return {
    url: zone === undefined ? undefined : `https://${host}.${region}.${zone}`,
    signingRegion,
    usual,
    rule: pseudo ? 'STS-28' : usual ? 'STS-3' : 'STS-6',
  };
}

function global(): string {
  return 'https://sts.amazonaws.com';
}
