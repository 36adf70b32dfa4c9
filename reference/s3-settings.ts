/** The settings of S3, most of which are nested in a profile. Follows spec/CONFIG.md. */
import type { SettingValue } from './configuration.js';
import type { IniValue } from './ini/index.js';
import type { Session } from './session.js';

interface S3Setting {
  readonly name: string;
  readonly flag: boolean;
  readonly env?: string;
  /** A key of the profile itself that goes before the nested one. */
  readonly plain?: string;
}

const S3_SETTINGS: readonly S3Setting[] = [
  { name: 'addressing_style', flag: false },
  { name: 'use_accelerate_endpoint', flag: true },
  { name: 'use_dualstack_endpoint', flag: true },
  { name: 'payload_signing_enabled', flag: true },
  { name: 'use_arn_region', flag: true, env: 'AWS_S3_USE_ARN_REGION', plain: 's3_use_arn_region' },
  {
    name: 'us_east_1_regional_endpoint',
    flag: false,
    env: 'AWS_S3_US_EAST_1_REGIONAL_ENDPOINT',
    plain: 's3_us_east_1_regional_endpoint',
  },
  {
    name: 's3_disable_multiregion_access_points',
    flag: true,
    env: 'AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS',
  },
];

/** What is nested below `s3`, with the settings that boto3 knows in their types; undefined if there are none. */
export function readS3Settings(session: Session): SettingValue {
  const { decisions } = session;
  const written = session.profile().get('s3');
  decisions.follow('CONFIG-6', `s3 is ${written === undefined ? 'not there' : typeof written}`);
  if (typeof written === 'string' && written !== '') return undefined;
  const nested: ReadonlyMap<string, IniValue> = typeof written === 'object' ? written : new Map();
  const known = S3_SETTINGS.flatMap(({ name, flag, env, plain }) => {
    const value =
      (env && session.world.env.get(env)) ??
      (plain && session.profile().get(plain)) ??
      nested.get(name);
    if (value === undefined) return [];
    const isTrue = typeof value === 'string' && value.toLowerCase() === 'true';
    return [[name, flag ? isTrue : value] as const];
  });
  if (written === undefined && known.length === 0) return undefined;
  if (written === '') {
    if (known.length === 0) return '';
    return decisions.fail('CONFIG-6', 'invalid-type', 's3 is empty, and so no map');
  }
  return new Map<string, SettingValue>([...nested, ...known]);
}
