/** What each chapter of the spec puts into a world, good and awkward. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import * as answer from './answers.js';
import type { Settings, WorldPart } from './part.js';
import {
  accountId,
  all,
  keyPair,
  mostly,
  nearlyAll,
  ODD_TIMES,
  perhaps,
  profile,
  profileReference,
  region,
  roleArn,
  sessionName,
  some,
  time,
  token,
  truth,
  wholeNumber,
} from './values.js';

type Part = fc.Arbitrary<WorldPart>;

const someSettings = (
  model: Readonly<Record<string, fc.Arbitrary<Settings[string]>>>,
  weight: number,
): fc.Arbitrary<Settings> => some(model, weight) as fc.Arbitrary<Settings>;

/** Settings of one profile, in the config file or now and then in the credentials file. */
function inProfile(
  settings: fc.Arbitrary<Settings>,
  of: fc.Arbitrary<string> = profile,
  inConfig = 7,
): Part {
  const place = fc.oneof(
    { weight: inConfig, arbitrary: fc.constant('config') },
    { weight: 1, arbitrary: fc.constant('credentials') },
  );
  return fc
    .tuple(place, of, settings)
    .map(([file, name, values]) => ({ [file]: { [name]: values } }));
}

function together(...parts: readonly Part[]): fc.Arbitrary<readonly WorldPart[]> {
  return fc.tuple(...parts);
}

const one = (part: Part): fc.Arbitrary<readonly WorldPart[]> => part.map((each) => [each]);

const envKeys = keyPair('env');

const env = one(
  nearlyAll({ AWS_ACCESS_KEY_ID: envKeys.id, AWS_SECRET_ACCESS_KEY: envKeys.secret })
    .chain((pair) =>
      some({
        AWS_SESSION_TOKEN: token('env'),
        AWS_SECURITY_TOKEN: token('old-env'),
        AWS_ACCOUNT_ID: accountId,
        AWS_CREDENTIAL_EXPIRATION: time,
      }).map((rest) => ({ ...pair, ...rest })),
    )
    .map((values) => ({ env: values })),
);

/** Static keys of one profile in one file. */
function staticKeys(file: 'config' | 'credentials'): Part {
  return profile.chain((name) => {
    const pair = keyPair(`${file}-${name}`);
    return all(
      nearlyAll({ aws_access_key_id: pair.id, aws_secret_access_key: pair.secret }),
      some({
        aws_session_token: token(`${file}-${name}`),
        aws_security_token: token(`old-${name}`),
        aws_account_id: accountId,
        region,
      }),
    ).map((settings) => ({ [file]: { [name]: settings } }));
  });
}

const shared = one(staticKeys('credentials'));
const conffile = one(staticKeys('config'));

const selected = mostly(['default', 'dev', 'base'], ['missing', '', 'Default', ' dev']);

const select = together(
  // Mostly the profiles are there, if only by their name.
  perhaps(fc.constant({ config: { dev: {}, base: {} } }), 6),
  some(
    {
      AWS_PROFILE: selected,
      AWS_DEFAULT_PROFILE: selected,
    },
    1,
  ).map((values) => ({ env: values })),
  perhaps(selected.map((name) => ({ session: { profile: name } }))),
);

/** Where the files are looked for, and what may stand there instead. */
const places = together(
  some(
    {
      AWS_CONFIG_FILE: mostly(
        ['{{home}}/elsewhere/config', '~/elsewhere/config'],
        ['', '{{home}}/nowhere', '$HOME/elsewhere/config', 'elsewhere/config', '{{home}}/folder'],
      ),
      AWS_SHARED_CREDENTIALS_FILE: mostly(
        ['{{home}}/elsewhere/credentials', '~/elsewhere/credentials'],
        ['', '{{home}}/nowhere', 'elsewhere/credentials', '{{home}}/folder'],
      ),
    },
    1,
  ).map((values) => ({ env: values })),
  fc.constant({
    files: {
      '~/elsewhere/config':
        '[default]\naws_access_key_id = AKIDELSEWHERE\naws_secret_access_key = elsewhere-secret\n[profile dev]\nregion = eu-west-1\n',
      '~/elsewhere/credentials':
        '[dev]\naws_access_key_id = AKIDELSEWHERECRED\naws_secret_access_key = elsewhere-cred-secret\n',
      '~/folder': { directory: true } as const,
    },
  }),
);

const odd = fc.constantFrom<WorldPart>(
  { files: { '~/.aws/config': { unreadable: true } } },
  { files: { '~/.aws/credentials': { unreadable: true } } },
  { files: { '~/.aws/config': { directory: true } } },
  { files: { '~/.aws/credentials': { directory: true } } },
  { files: { '~/.aws/config': { base64: 'W2RlZmF1bHRdCmEgPSD/Cg==' } } },
  { files: { '~/.aws/credentials': 'no section' } },
  { files: { '~/.aws/config': '' } },
  { config: { default: { metadata_service_timeout: { a: 'b' } } } },
  { config: { default: { region: { a: 'b' } } } },
  { config: { default: { data_path: { a: 'b' } } } },
  { config: { default: { role_arn: { a: 'b' }, credential_process: { a: 'b' } } } },
  { config: { default: { aws_access_key_id: { a: 'b' }, aws_secret_access_key: 'secret' } } },
  { env: { AWS_PROFILE: '' }, config: { '""': { region: 'eu-west-1' } } },
  { credentials: { DEFAULT: { aws_access_key_id: 'AKIDINHERITED', region: 'us-east-2' } } },
  { sections: { DEFAULT: { aws_secret_access_key: 'inherited-secret', region: 'us-east-2' } } },
);

const params = together(
  nearlyAll({ accessKeyId: keyPair('code').id, secretAccessKey: keyPair('code').secret })
    .chain((pair) =>
      some({ sessionToken: token('code'), accountId, region }).map((rest) => ({
        ...pair,
        ...rest,
      })),
    )
    .chain((values) => fc.constantFrom('session', 'client').map((where) => ({ [where]: values }))),
);

const client = one(
  perhaps(some({ region, accountId }))
    .map((values) => ({ client: values }))
    .map((part) => part as WorldPart),
);

const stsAnswers: Part = nearlyAll({
  AssumeRole: answer.role('role'),
  AssumeRoleWithWebIdentity: answer.role('web'),
}).map((sts) => ({ sts }) as WorldPart);

const stsSettings = together(
  some(
    {
      AWS_DEFAULT_REGION: region,
      AWS_STS_REGIONAL_ENDPOINTS: mostly(['legacy', 'regional'], ['', 'Legacy', 'global']),
      AWS_USE_FIPS_ENDPOINT: truth,
      AWS_USE_DUALSTACK_ENDPOINT: truth,
      AWS_RETRY_MODE: mostly(['standard', 'legacy', 'adaptive'], ['', 'Standard', 'none']),
      AWS_MAX_ATTEMPTS: wholeNumber,
      AWS_DEFAULTS_MODE: mostly(['auto', 'standard', 'In-Region'], ['', 'fast']),
      AWS_EXECUTION_ENV: mostly(['AWS_Lambda'], ['']),
      AWS_REGION: region,
      AWS_ENDPOINT_URL_STS: mostly(['{{sts}}', 'https://sts.example.com'], ['', 'nonsense', '/x']),
      AWS_ENDPOINT_URL: mostly(['{{sts}}'], ['', 'http://']),
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: truth,
    },
    0.25,
  ).map((values) => ({ env: values })),
  inProfile(
    some(
      {
        region,
        sts_regional_endpoints: mostly(['legacy', 'regional'], ['', 'Legacy']),
        use_fips_endpoint: truth,
        use_dualstack_endpoint: truth,
        retry_mode: mostly(['standard', 'legacy', 'adaptive'], ['', 'none']),
        max_attempts: wholeNumber,
        defaults_mode: mostly(['auto', 'mobile'], ['']),
        endpoint_url: mostly(['https://all.example.com'], ['', 'nonsense']),
        ignore_configured_endpoint_urls: truth,
        parameter_validation: truth,
        services: mostly(['mine'], ['', 'missing']),
      },
      0.4,
    ),
  ),
  perhaps(
    fc
      .constantFrom<Settings>(
        { sts: { endpoint_url: 'https://sts.example.org' } },
        { sts: {} },
        { sts: 'text' },
        { s3: { endpoint_url: 'https://s3.example.org' } },
      )
      .map((settings) => ({ sections: { 'services mine': settings } })),
  ),
  perhaps(region.map((value) => ({ session: { region: value } }))),
);

const roleSettings = all(
  nearlyAll({ role_arn: roleArn }),
  fc.oneof(
    { weight: 8, arbitrary: nearlyAll({ source_profile: profileReference }) },
    {
      weight: 4,
      arbitrary: nearlyAll({
        credential_source: mostly(
          ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'],
          ['', 'environment', 'Nowhere', ' Environment'],
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constant({ source_profile: 'base', credential_source: 'Environment' }),
    },
  ),
  some(
    {
      role_session_name: sessionName,
      external_id: mostly(['external'], ['', 'x']),
      duration_seconds: mostly(['900', '3600'], ['', 'x', '1.5', '-1', ' 900 ', '9_00', '1']),
      mfa_serial: mostly(['arn:aws:iam::111111111111:mfa/jo'], ['', 'short', 'GAHT12345678']),
      region,
    },
    0.3,
  ),
);

/** At the end of a list of codes there is nobody at the prompt, and for that the spec has no word. */
const codes = fc
  .array(mostly(['123456', '654321'], ['', 'x']), { minLength: 1, maxLength: 2 })
  .map((first) => ({ mfa: [...first, ...Array.from({ length: 4 }, () => '123456')] }));

const role = together(
  inProfile(roleSettings),
  perhaps(inProfile(roleSettings), 0.4),
  perhaps(staticKeys('config'), 2),
  perhaps(staticKeys('credentials')),
  perhaps(staticKeys('config'), 0.5),
  stsAnswers,
  codes,
);

const tokenFile = mostly(
  ['{{home}}/token'],
  ['', '~/token', '{{home}}/missing', '$HOME/token', '{{home}}/folder', '{{home}}/secret-token'],
  12,
);

const webid = together(
  perhaps(
    all(
      nearlyAll({ AWS_ROLE_ARN: roleArn, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile }),
      some({ AWS_ROLE_SESSION_NAME: sessionName }),
    ).map((values) => ({ env: values })),
    2,
  ),
  perhaps(
    inProfile(
      all(
        nearlyAll({ role_arn: roleArn, web_identity_token_file: tokenFile }),
        some({
          role_session_name: sessionName,
          source_profile: profileReference,
          region,
        }),
      ),
    ),
  ),
  mostly<string>(['a.jwt.token'], ['', ' padded \n', 'abc', 'ünicode']).map((text) => ({
    files: { '~/token': text, '~/folder': { directory: true } as const },
  })),
  perhaps(
    fc.constantFrom<WorldPart>(
      { files: { '~/secret-token': { unreadable: true } } },
      { files: { '~/token': { base64: '//4=' } } },
    ),
    0.1,
  ),
  stsAnswers,
);

const START_URL = 'https://d-1.awsapps.com/start';
const hashed = (kind: 'sha1' | 'sha256', text: string): string =>
  createHash(kind).update(text).digest('hex');

const ssoSession = mostly(['corp'], ['', 'missing']);

const ssoSettings = {
  sso_start_url: mostly([START_URL], ['', 'https://other.example.com/start'], 40),
  sso_region: mostly(['us-east-1', 'eu-west-1'], ['', 'not a region'], 40),
};

/** A token file as it may have been left by a login, one property of it odd at most times. */
function jsonFile(
  path: string,
  model: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<WorldPart> {
  const text = fc.oneof(
    { weight: 30, arbitrary: nearlyAll(model).map((value) => JSON.stringify(value)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', 'no json', '[]', 'null', '{}', '"text"', '{"a": 1', '5'),
    },
  );
  const file = fc.oneof(
    { weight: 30, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ absent: true } as const, { unreadable: true } as const, {
        base64: '//4=',
      }),
    },
  );
  return file.map((content) => ({ files: { [path]: content } }));
}

const ssoToken = (path: string) =>
  jsonFile(path, {
    accessToken: mostly<unknown>(['sso-token'], ['', null, 5], 40),
    expiresAt: mostly<unknown>(
      ['{{now+8h}}', '{{now+22m30s}}', '{{now+12m30s}}', '{{now+2m30s}}', '{{now-1h}}'],
      [...ODD_TIMES, null, 5],
      14,
    ),
    refreshToken: mostly<unknown>(['old-refresh'], ['', null]),
    clientId: mostly<unknown>(['client'], ['', null]),
    clientSecret: mostly<unknown>(['client-secret'], ['', null]),
    registrationExpiresAt: mostly<unknown>(['{{now+30d}}'], ['{{now-1h}}', ...ODD_TIMES, null]),
  });

const sso = together(
  inProfile(
    all(
      nearlyAll({
        sso_account_id: mostly(['111111111111'], ['', 'abc'], 40),
        sso_role_name: mostly(['Admin'], ['', 'with space'], 40),
      }),
      fc.oneof(
        { weight: 3, arbitrary: nearlyAll({ sso_session: ssoSession }) },
        { weight: 2, arbitrary: nearlyAll(ssoSettings) },
        {
          weight: 1,
          arbitrary: all(nearlyAll({ sso_session: ssoSession }), nearlyAll(ssoSettings)),
        },
      ),
      some({ region }, 0.3),
    ),
  ),
  all(nearlyAll(ssoSettings), some({ sso_registration_scopes: fc.constant('sso:account') })).map(
    (settings) => ({ sections: { 'sso-session corp': settings } }),
  ),
  ssoToken(`~/.aws/sso/cache/${hashed('sha1', 'corp')}.json`),
  ssoToken(`~/.aws/sso/cache/${hashed('sha1', START_URL)}.json`),
  nearlyAll({
    sso: nearlyAll({ GetRoleCredentials: answer.ssoRole }),
    'sso-oidc': nearlyAll({ CreateToken: answer.oidcToken }),
  }).map((services) => services as WorldPart),
);

const LOGIN_SESSION = 'arn:aws:iam::111111111111:user/jo';

/** A key made for these worlds; it has never protected anything. */
const DPOP_KEY = [
  '-----BEGIN EC PRIVATE KEY-----',
  'MHcCAQEEIGTJ756EGvVocz1TaGZzderIhf5l6FJV4ogEH3DJTglLoAoGCCqGSM49',
  'AwEHoUQDQgAECnffm7IAs/sTBBv5FNLVokpAOAVErI6OLj6VryRqN0zZej8Bn7c2',
  'NPf57HM/AOjOw8zR7EW+q4z+xjF1KJz5RQ==',
  '-----END EC PRIVATE KEY-----',
  '',
].join('\n');

const loginFile = (path: string) =>
  jsonFile(path, {
    accessToken: fc.oneof(
      {
        weight: 12,
        arbitrary: nearlyAll({
          accessKeyId: fc.constant('ASIALOGIN'),
          secretAccessKey: fc.constant('login-secret'),
          sessionToken: fc.constant('login-token'),
          accountId: mostly<unknown>(['111111111111'], ['', null]),
          expiresAt: mostly<unknown>(
            ['{{now+1h30s}}', '{{now+12m30s}}', '{{now+7m30s}}', '{{now+2m30s}}', '{{now-1h}}'],
            [...ODD_TIMES, null],
            14,
          ),
        }),
      },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 'text', [], {}) },
    ),
    refreshToken: mostly<unknown>(['old-refresh'], ['', null], 40),
    clientId: mostly<unknown>(['arn:aws:signin:::devtools/same-device'], ['', null], 40),
    dpopKey: mostly<unknown>([DPOP_KEY], ['', 'no key'], 20),
    tokenType: fc.constant('urn:aws:params:oauth:token-type:access_token_sigv4'),
    idToken: fc.constant('id'),
    signInRegion: mostly<unknown>(['us-east-1', 'eu-west-1'], ['', null, 'not a region']),
  });

const login = together(
  inProfile(
    all(
      nearlyAll({ login_session: mostly([LOGIN_SESSION], ['', 'other'], 40) }),
      some({ region }, 2),
    ),
  ),
  loginFile(`~/.aws/login/cache/${hashed('sha256', LOGIN_SESSION)}.json`),
  perhaps(
    all(
      mostly(['{{home}}/logins', '~/logins'], ['']).map((folder) => ({
        env: { AWS_LOGIN_CACHE_DIRECTORY: folder },
      })),
      loginFile(`~/logins/${hashed('sha256', LOGIN_SESSION)}.json`),
    ),
    0.15,
  ),
  nearlyAll({ signin: nearlyAll({ CreateOAuth2Token: answer.signinToken }) }).map(
    (services) => services as WorldPart,
  ),
);

const processOutput = fc.oneof(
  {
    weight: 12,
    arbitrary: nearlyAll<Record<string, unknown>>({
      Version: mostly<unknown>([1], [2, '1', null, 1.5, true, 0], 40),
      AccessKeyId: mostly<unknown>(['ASIAPROC'], [''], 20),
      SecretAccessKey: mostly<unknown>(['proc-secret'], [''], 20),
      SessionToken: mostly<unknown>(['proc-token'], ['']),
      Expiration: mostly<unknown>(
        ['{{now+1h30s}}', '{{now+22m30s}}', '{{now+12m30s}}', '{{now+7m30s}}', '{{now-5m}}'],
        [...ODD_TIMES, null],
      ),
      AccountId: mostly<unknown>(['111111111111'], ['', null]),
    }).map((json) => ({ stdout: { json } })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      { stdout: '' },
      { stdout: 'no json' },
      { stdout: '[]' },
      { stdout: 'null' },
      { stdout: { base64: '//4=' } },
      { stderr: 'no such account', exit: 1 },
      { stdout: { json: { Version: 1, AccessKeyId: 'ASIAPROC' } }, exit: 3 },
    ),
  },
) as fc.Arbitrary<object>;

const proc = together(
  inProfile(
    all(
      nearlyAll({
        credential_process: mostly(
          ['get-creds', 'get-creds --account 1', `get-creds "two words"`, `get-creds 'it'"s"`],
          [
            '',
            'no-such-program',
            'get-creds "unbalanced',
            'get-creds \\',
            'get-creds; true',
            '"get-creds"',
            ' get-creds  --account   1 ',
            "get-creds $HOME '*'",
          ],
          9,
        ),
      }),
      some({ aws_account_id: accountId, region }, 0.3),
    ),
  ),
  fc
    .tuple(
      fc.constantFrom(
        ['get-creds'],
        ['get-creds', '--account', '1'],
        ['get-creds', 'two words'],
        ['get-creds', 'its'],
      ),
      fc.array(processOutput, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
    )
    .map(
      ([argv, outputs, every]) =>
        ({
          // Mostly it answers whatever it is called with, so that few worlds end at a wrong argument.
          commands: (every ? [['get-creds'], argv] : [argv]).flatMap((words) =>
            outputs.map((output) => ({ argv: words, ...output })),
          ),
        }) as WorldPart,
    ),
);

const botoLines = fc.oneof(
  {
    weight: 8,
    arbitrary: nearlyAll({
      aws_access_key_id: keyPair('boto').id,
      aws_secret_access_key: keyPair('boto').secret,
    }).map((settings) => ['[Credentials]', ...linesOf(settings)].join('\n')),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '[credentials]\naws_access_key_id = AKIDBOTO\naws_secret_access_key = boto-secret\n',
      '[Credentials]\nAWS_ACCESS_KEY_ID = AKIDBOTO\naws_secret_access_key: boto-secret\n',
      '[Credentials]\naws_access_key_id = AKIDBOTO\naws_secret_access_key = boto-secret\naws_session_token = boto-token\naws_account_id = 111111111111\n',
      'no section',
      '[Credentials\n',
      '[Credentials]\naws_access_key_id = AKIDBOTO\n[Credentials]\n',
      '[Boto]\ndebug = 1\n',
    ),
  },
);

function linesOf(settings: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(settings).map(([key, value]) => `${key} = ${String(value)}`);
}

const boto2 = together(
  perhaps(
    mostly(['{{home}}/boto', '~/boto'], ['', '{{home}}/missing', '$HOME/boto', 'boto']).map(
      (path) => ({ env: { BOTO_CONFIG: path } }),
    ),
  ),
  botoLines.chain((text) =>
    fc.constantFrom('~/.boto', '~/boto').map((path) => ({ files: { [path]: text } })),
  ),
);

const ec2File = together(
  mostly(
    ['{{home}}/ec2-file', '~/ec2-file'],
    ['', '{{home}}/missing', '$HOME/ec2-file', 'ec2-file'],
  ).map((path) => ({ env: { AWS_CREDENTIAL_FILE: path } })),
  fc
    .oneof(
      {
        weight: 8,
        arbitrary: nearlyAll({
          AWSAccessKeyId: keyPair('ec2').id,
          AWSSecretKey: keyPair('ec2').secret,
        }).map((settings) =>
          Object.entries(settings)
            .map(([key, value]) => `${key}=${value}\n`)
            .join(''),
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '',
          'AWSAccessKeyId = AKIDEC2\nAWSSecretKey : ec2-secret\n',
          'awsaccesskeyid=AKIDEC2\nAWSSecretKey=ec2-secret\n',
          '# comment\nAWSAccessKeyId=AKIDEC2\n\nAWSSecretKey=ec2=secret\n',
          'AWSAccessKeyId=AKIDEC2\nAWSAccessKeyId=AKIDAGAIN\nAWSSecretKey=ec2-secret',
          'no equals sign\nAWSAccessKeyId=AKIDEC2\r\nAWSSecretKey=ec2-secret\r\n',
        ),
      },
    )
    .chain((text) =>
      mostly<NonNullable<WorldPart['files']>[string]>(
        [text],
        [{ base64: '//4=' }, { unreadable: true }],
      ),
    )
    .map((file) => ({ files: { '~/ec2-file': file } })),
);

const cont = together(
  fc
    .oneof(
      {
        weight: 5,
        arbitrary: mostly(
          ['{{container}}/creds', 'http://169.254.170.2/creds', 'http://169.254.170.23/v1/creds'],
          [
            '',
            'nonsense',
            'http://example.com/creds',
            'http://10.0.0.1/creds',
            'https://example.com/creds',
            'http://[::1]/creds',
            'http://[fd00:ec2::23]/creds',
            'http://localhost/creds',
            'http://127.0.0.1.example.com/creds',
            'ftp://169.254.170.2/creds',
            '/creds',
            'http://169.254.170.2',
          ],
          3,
        ).map((uri) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: uri })),
      },
      {
        weight: 3,
        arbitrary: mostly(
          ['/v2/credentials/x', '/get?id=1'],
          ['', 'creds', '//x', '/with space'],
        ).map((uri) => ({ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: uri })),
      },
      {
        weight: 1,
        arbitrary: fc.constant({
          AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/relative',
          AWS_CONTAINER_CREDENTIALS_FULL_URI: '{{container}}/full',
        }),
      },
    )
    .chain((uris) =>
      some(
        {
          AWS_CONTAINER_AUTHORIZATION_TOKEN: mostly(
            ['Basic abc'],
            ['', 'with\nline', ' padded ', 'line\n'],
          ),
          AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: mostly(
            ['{{home}}/container-token'],
            ['', '{{home}}/missing', '~/container-token', '{{home}}/folder'],
          ),
        },
        0.4,
      ).map((tokens) => ({ env: { ...uris, ...tokens } })),
    ),
  mostly(['Bearer from-file'], ['', 'line\n', 'a\r\nb', 'ünicode']).map((text) => ({
    files: { '~/container-token': text, '~/folder': { directory: true } as const },
  })),
  nearlyAll({ container: nearlyAll({ credentials: answer.containerCredentials }) }).map(
    (services) => services as WorldPart,
  ),
);

const imds = together(
  nearlyAll({
    imds: all(
      nearlyAll({ token: answer.imdsToken }),
      nearlyAll({
        roles: answer.imdsRoles,
        credentials: answer.imdsCredentials,
        zone: answer.imdsZone,
      }),
    ).filter((services) => Object.keys(services).length > 0),
  }).map((services) => services as WorldPart),
  some(
    {
      AWS_EC2_METADATA_DISABLED: truth,
      AWS_EC2_METADATA_V1_DISABLED: truth,
      AWS_METADATA_SERVICE_TIMEOUT: wholeNumber,
      AWS_METADATA_SERVICE_NUM_ATTEMPTS: wholeNumber,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: mostly(
        ['{{imds}}', '{{imds}}/', 'http://169.254.169.254/'],
        [
          '',
          'nonsense',
          'http://[fd00:ec2::254]/',
          'https://example.com',
          '{{imds}}/deep/',
          'http://localhost:65536',
        ],
      ),
      AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: mostly(['ipv4', 'ipv6'], ['', 'IPv6', 'dual']),
      AWS_IMDS_USE_IPV6: truth,
    },
    0.12,
  ).map((values) => ({ env: values })),
  perhaps(
    inProfile(
      some(
        {
          metadata_service_timeout: wholeNumber,
          metadata_service_num_attempts: wholeNumber,
          ec2_metadata_v1_disabled: truth,
          ec2_metadata_service_endpoint: mostly(['{{imds}}'], ['', 'nonsense']),
          ec2_metadata_service_endpoint_mode: mostly(['ipv4', 'ipv6'], ['', 'IPv6']),
          imds_use_ipv6: truth,
        },
        0.3,
      ),
    ),
    0.3,
  ),
);

const config = together(
  some(
    {
      AWS_DEFAULT_REGION: region,
      AWS_DEFAULT_OUTPUT: mostly(['json'], ['']),
      AWS_CA_BUNDLE: mostly(['/bundle.pem'], ['']),
      AWS_DATA_PATH: mostly(['/data'], ['']),
      AWS_METADATA_SERVICE_TIMEOUT: wholeNumber,
      AWS_MAX_ATTEMPTS: wholeNumber,
      AWS_RETRY_MODE: mostly(['standard'], ['']),
      AWS_ENDPOINT_URL: mostly(['http://all'], ['']),
      AWS_ENDPOINT_URL_S3: mostly(['http://s3'], ['']),
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: truth,
      AWS_USE_FIPS_ENDPOINT: truth,
    },
    0.3,
  ).map((values) => ({ env: values })),
  inProfile(
    someSettings(
      {
        region,
        output: mostly(['text'], ['']),
        ca_bundle: mostly(['~/bundle.pem'], ['']),
        metadata_service_timeout: wholeNumber,
        max_attempts: wholeNumber,
        parameter_validation: truth,
        endpoint_url: mostly(['http://profile'], ['']),
        services: mostly(['mine'], ['', 'missing']),
        s3: mostly<string | Readonly<Record<string, string>>>(
          [
            { addressing_style: 'path' },
            { use_accelerate_endpoint: 'true', max_queue_size: '5' },
            { payload_signing_enabled: 'false', endpoint_url: 'http://nested' },
          ],
          ['', 'text'],
        ),
        use_dualstack_endpoint: truth,
        defaults_mode: mostly(['auto'], ['']),
        tcp_keepalive: truth,
        sdk_ua_app_id: mostly(['app'], ['']),
      },
      0.3,
    ),
  ),
  perhaps(
    fc
      .constantFrom<Settings>(
        { s3: { endpoint_url: 'http://section' } },
        { s3: 'text' },
        { s3: {} },
        { sso_oidc: { endpoint_url: 'http://oidc' } },
      )
      .map((settings) => ({ sections: { 'services mine': settings } })),
  ),
  perhaps(
    region.map((value) => ({ session: { region: value } })),
    0.3,
  ),
);

/** Chapter to the parts that it puts into a world. Chapters on the grammar of files are in files.ts. */
export const CHAPTERS = {
  ENV: env,
  SHARED: shared,
  CONFFILE: conffile,
  SELECT: fc.oneof(
    { weight: 8, arbitrary: select },
    { weight: 2, arbitrary: places },
    { weight: 1, arbitrary: one(odd) },
  ),
  PARAMS: fc.oneof(params, client, params),
  ROLE: role,
  STS: fc.tuple(stsSettings, fc.oneof(role, webid)).map((parts) => parts.flat()),
  WEBID: webid,
  SSO: sso,
  LOGIN: login,
  PROC: proc,
  BOTO2: boto2,
  EC2FILE: ec2File,
  CONT: cont,
  IMDS: imds,
  CONFIG: config,
} satisfies Record<string, fc.Arbitrary<readonly WorldPart[]>>;
