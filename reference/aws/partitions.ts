/** Which DNS suffixes a region has: the partitions of the edition. */

export interface Partition {
  readonly suffix: string;
  /** Undefined where the partition has no dual-stack endpoints. */
  readonly dualStackSuffix: string | undefined;
  /** Where people sign in. */
  readonly signinSuffix: string;
}

const COMMERCIAL: Partition = {
  suffix: 'amazonaws.com',
  dualStackSuffix: 'api.aws',
  signinSuffix: 'aws.amazon.com',
};

/** Prefix of the region's name to partition; every other region is commercial. */
const PARTITIONS: readonly (readonly [prefix: string, partition: Partition])[] = [
  [
    'cn-',
    {
      suffix: 'amazonaws.com.cn',
      dualStackSuffix: 'api.amazonwebservices.com.cn',
      signinSuffix: 'amazonaws.cn',
    },
  ],
  ['us-gov-', { ...COMMERCIAL, signinSuffix: 'amazonaws-us-gov.com' }],
  [
    'us-isob-',
    {
      suffix: 'sc2s.sgov.gov',
      dualStackSuffix: 'api.aws.scloud',
      signinSuffix: 'sc2shome.sgov.gov',
    },
  ],
  [
    'us-isof-',
    { suffix: 'csp.hci.ic.gov', dualStackSuffix: undefined, signinSuffix: 'csphome.hci.ic.gov' },
  ],
  [
    'us-iso-',
    { suffix: 'c2s.ic.gov', dualStackSuffix: 'api.aws.ic.gov', signinSuffix: 'c2shome.ic.gov' },
  ],
  [
    'eu-isoe-',
    { suffix: 'cloud.adc-e.uk', dualStackSuffix: undefined, signinSuffix: 'csphome.adc-e.uk' },
  ],
  [
    'eusc-',
    {
      suffix: 'amazonaws.eu',
      dualStackSuffix: 'api.amazonwebservices.eu',
      signinSuffix: 'amazonaws-eusc.eu',
    },
  ],
];

/** The partition of a region, known or not. */
export function partitionOf(region: string): Partition {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? COMMERCIAL;
}

/** The region behind a name such as `fips-us-east-1` or `us-east-1-fips`, and whether it is such a name. */
export function plainRegion(name: string): { readonly region: string; readonly fips: boolean } {
  const region = name.replaceAll('fips-', '').replaceAll('-fips', '');
  return { region, fips: region !== name };
}

/** Whether a name can be a region: one DNS label. The empty name passes, and fails later as part of a host. */
export function isRegionName(region: string): boolean {
  return /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{0,63}(?<!-)$/.test(region);
}
