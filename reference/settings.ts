/** The settings that are no credentials: where each is looked for, and what it is when nobody says so. */

/** What a value is made of: a text stays as it is. */
export type SettingKind = 'text' | 'whole' | 'flag';

export interface SettingSource {
  /** The key in a profile; undefined where a profile has no say. */
  readonly key?: string;
  /** Environment variables, the first that is set wins, even if it is empty. */
  readonly env: readonly string[];
  readonly kind: SettingKind;
  readonly fallback?: string;
}

/** A setting of the same name in a profile and in upper case, after `AWS_`, in the environment. */
function alike<Kind extends SettingKind>(key: string, kind: Kind, fallback?: string) {
  return {
    key,
    env: [`AWS_${key.toUpperCase()}`],
    kind,
    ...(fallback === undefined ? {} : { fallback }),
  };
}

export const SETTINGS = {
  profile: { env: ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE'], kind: 'text' },
  config_file: { env: ['AWS_CONFIG_FILE'], kind: 'text', fallback: '~/.aws/config' },
  credentials_file: {
    env: ['AWS_SHARED_CREDENTIALS_FILE'],
    kind: 'text',
    fallback: '~/.aws/credentials',
  },
  region: { key: 'region', env: ['AWS_DEFAULT_REGION'], kind: 'text' },
  data_path: alike('data_path', 'text'),
  ca_bundle: alike('ca_bundle', 'text'),
  metadata_service_timeout: alike('metadata_service_timeout', 'whole', '1'),
  metadata_service_num_attempts: alike('metadata_service_num_attempts', 'whole', '1'),
  ec2_metadata_service_endpoint: alike('ec2_metadata_service_endpoint', 'text'),
  ec2_metadata_service_endpoint_mode: alike('ec2_metadata_service_endpoint_mode', 'text'),
  ec2_metadata_v1_disabled: alike('ec2_metadata_v1_disabled', 'flag', 'false'),
  imds_use_ipv6: alike('imds_use_ipv6', 'flag', 'false'),
  sts_regional_endpoints: alike('sts_regional_endpoints', 'text', 'regional'),
  retry_mode: alike('retry_mode', 'text', 'standard'),
  max_attempts: alike('max_attempts', 'whole'),
  defaults_mode: alike('defaults_mode', 'text', 'legacy'),
  use_fips_endpoint: alike('use_fips_endpoint', 'flag'),
  use_dualstack_endpoint: alike('use_dualstack_endpoint', 'flag'),
  ignore_configured_endpoint_urls: alike('ignore_configured_endpoint_urls', 'flag'),
  account_id_endpoint_mode: alike('account_id_endpoint_mode', 'text', 'preferred'),
  request_checksum_calculation: alike('request_checksum_calculation', 'text', 'when_supported'),
  response_checksum_validation: alike('response_checksum_validation', 'text', 'when_supported'),
  disable_request_compression: alike('disable_request_compression', 'flag', 'false'),
  user_agent_appid: { key: 'sdk_ua_app_id', env: ['AWS_SDK_UA_APP_ID'], kind: 'text' },
  tcp_keepalive: { key: 'tcp_keepalive', env: ['BOTOCORE_TCP_KEEPALIVE'], kind: 'flag' },
  parameter_validation: { key: 'parameter_validation', env: [], kind: 'text', fallback: 'true' },
} as const satisfies Record<string, SettingSource>;

type Names<Kind extends SettingKind> = {
  [Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name]['kind'] extends Kind ? Name : never;
}[keyof typeof SETTINGS];

/** Settings that are true or false; any value but the word true is false. */
export type FlagName = Names<'flag'>;

/** Settings whose value is a text, or a number that is still to be read. */
export type SettingName = Names<'text' | 'whole'>;

/** Whether something is the name of one of them. */
export function isSetting(name: string): name is FlagName | SettingName {
  return Object.hasOwn(SETTINGS, name);
}
