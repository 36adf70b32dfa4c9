/** The settings that are no credentials: where each is looked for, and what it is when nobody says so. */

export interface SettingSource {
  /** The key in a profile; undefined where a profile has no say. */
  readonly key?: string;
  /** Environment variables, the first that is set wins, even if it is empty. */
  readonly env: readonly string[];
  readonly fallback?: string;
}

/** A setting of the same name in a profile and in upper case, after `AWS_`, in the environment. */
function alike(key: string, fallback?: string): SettingSource {
  return {
    key,
    env: [`AWS_${key.toUpperCase()}`],
    ...(fallback === undefined ? {} : { fallback }),
  };
}

export const SETTINGS = {
  profile: { env: ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE'] },
  config_file: { env: ['AWS_CONFIG_FILE'], fallback: '~/.aws/config' },
  credentials_file: { env: ['AWS_SHARED_CREDENTIALS_FILE'], fallback: '~/.aws/credentials' },
  region: { key: 'region', env: ['AWS_DEFAULT_REGION'] },
  data_path: alike('data_path'),
  metadata_service_timeout: alike('metadata_service_timeout', '1'),
  metadata_service_num_attempts: alike('metadata_service_num_attempts', '1'),
  ec2_metadata_service_endpoint: alike('ec2_metadata_service_endpoint'),
  ec2_metadata_service_endpoint_mode: alike('ec2_metadata_service_endpoint_mode'),
  ec2_metadata_v1_disabled: alike('ec2_metadata_v1_disabled', 'false'),
  imds_use_ipv6: alike('imds_use_ipv6', 'false'),
  sts_regional_endpoints: alike('sts_regional_endpoints', 'regional'),
  retry_mode: alike('retry_mode', 'standard'),
  max_attempts: alike('max_attempts'),
  use_fips_endpoint: alike('use_fips_endpoint'),
  use_dualstack_endpoint: alike('use_dualstack_endpoint'),
  ignore_configured_endpoint_urls: alike('ignore_configured_endpoint_urls'),
  parameter_validation: { key: 'parameter_validation', env: [], fallback: 'true' },
} as const satisfies Record<string, SettingSource>;

/** Settings that are true or false; any value but the word true is false. */
export type FlagName =
  | 'ec2_metadata_v1_disabled'
  | 'imds_use_ipv6'
  | 'use_fips_endpoint'
  | 'use_dualstack_endpoint'
  | 'ignore_configured_endpoint_urls';

/** Settings whose value is a text. */
export type SettingName = Exclude<keyof typeof SETTINGS, FlagName>;
