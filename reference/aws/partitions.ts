/** Which DNS suffixes a region has: the partitions of the edition. */

export interface Partition {
  readonly suffix: string;
  /** Undefined where the partition has no dual-stack endpoints. */
  readonly dualStackSuffix: string | undefined;
}

const COMMERCIAL: Partition = { suffix: 'amazonaws.com', dualStackSuffix: 'api.aws' };

/** Prefix of the region's name to partition; every other region is commercial. */
const PARTITIONS: readonly (readonly [prefix: string, partition: Partition])[] = [
  ['cn-', { suffix: 'amazonaws.com.cn', dualStackSuffix: 'api.amazonwebservices.com.cn' }],
  ['us-gov-', COMMERCIAL],
  ['us-isob-', { suffix: 'sc2s.sgov.gov', dualStackSuffix: 'api.aws.scloud' }],
  ['us-isof-', { suffix: 'csp.hci.ic.gov', dualStackSuffix: undefined }],
  ['us-iso-', { suffix: 'c2s.ic.gov', dualStackSuffix: 'api.aws.ic.gov' }],
  ['eu-isoe-', { suffix: 'cloud.adc-e.uk', dualStackSuffix: undefined }],
  ['eusc-', { suffix: 'amazonaws.eu', dualStackSuffix: 'api.amazonwebservices.eu' }],
];

/** The partition of a region, known or not. */
export function partitionOf(region: string): Partition {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? COMMERCIAL;
}

/** Whether a name can be a region: one DNS label. The empty name passes, and fails later as part of a host. */
export function isRegionName(region: string): boolean {
  return /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{0,63}(?<!-)$/.test(region);
}
