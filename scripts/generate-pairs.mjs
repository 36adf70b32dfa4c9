// Writes cases/chain/pairs.yaml: for every two sources that can be given at the same time, which one wins.
// The table below says how each source is given, and what it yields; the order of the table is the chain's.
// With --check it writes nothing and fails if the file is out of date.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Document } from 'yaml';

const PATH = fileURLToPath(new URL('../cases/chain/pairs.yaml', import.meta.url));
const ROLE = 'arn:aws:iam::123456789012:role/A';
const ROLE_OF_ENVIRONMENT = 'arn:aws:iam::123456789012:role/E';
const TOKEN_FILE = 'web_identity_token_file = {{home}}/token';
/** As decoys name it. */
const DEFAULT_PROFILE = 'files["~/.aws/config"].default';
/** For those who ask STS, where there is a config file to hold it. */
const REGION = 'region = eu-west-1';

const START_URL = 'https://d-1.awsapps.com/start';
const LOGIN = 'arn:aws:iam::123456789012:user/jo';

/** The name under which a token is kept. */
function hashed(algorithm, text) {
  return createHash(algorithm).update(text).digest('hex');
}

/** An answer with the keys that a source yields, good for an hour. */
function answer({ accessKeyId, secretAccessKey, sessionToken }) {
  return { accessKeyId, secretAccessKey, sessionToken, expiration: '+1h' };
}

/** `config` and `credentials` are lines of the profile default in the two files. */
const SOURCES = [
  {
    source: 'env',
    name: 'env',
    title: 'keys in the environment',
    rule: 'ENV-1',
    env: { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'env-secret' },
    yields: { accessKeyId: 'AKIDENV', secretAccessKey: 'env-secret' },
  },
  {
    source: 'assume-role',
    name: 'role',
    title: 'a role',
    rule: 'ROLE-1',
    config: [`role_arn = ${ROLE}`, 'source_profile = base'],
    behind: ['[base]', 'aws_access_key_id = AKIDBASE', 'aws_secret_access_key = base-secret'],
    asks: [['sts', 'AssumeRole']],
    inRegion: { region: 'eu-west-1' },
    yields: { accessKeyId: 'ASIAROLE', secretAccessKey: 'role-secret', sessionToken: 'role-token' },
  },
  {
    source: 'assume-role-with-web-identity',
    name: 'web-identity-of-environment',
    title: 'a web identity of the environment',
    rule: 'WEBID-2',
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: '{{home}}/token', AWS_ROLE_ARN: ROLE_OF_ENVIRONMENT },
    files: { '~/token': 'web-token' },
    asks: [['sts', 'AssumeRoleWithWebIdentity', { params: { RoleArn: ROLE_OF_ENVIRONMENT } }]],
    inRegion: { host: 'sts.eu-west-1.amazonaws.com' },
    // Without it the profile would have a role without a source, which is an error.
    relies: [TOKEN_FILE],
    yields: { accessKeyId: 'ASIAWEB', secretAccessKey: 'web-secret', sessionToken: 'web-token' },
  },
  {
    source: 'assume-role-with-web-identity',
    name: 'web-identity-of-profile',
    title: 'a web identity of the profile',
    rule: 'WEBID-1',
    config: [TOKEN_FILE, `role_arn = ${ROLE}`],
    files: { '~/token': 'web-token' },
    asks: [['sts', 'AssumeRoleWithWebIdentity']],
    inRegion: { host: 'sts.eu-west-1.amazonaws.com' },
    // It takes the role of the profile for itself (ROLE-2), so it goes before the source assume-role.
    beats: ['role'],
    yields: { accessKeyId: 'ASIAWEB', secretAccessKey: 'web-secret', sessionToken: 'web-token' },
  },
  {
    source: 'sso',
    name: 'sso',
    title: 'a role of IAM Identity Center',
    rule: 'SSO-1',
    config: [
      `sso_start_url = ${START_URL}`,
      'sso_region = us-east-1',
      'sso_account_id = 012345678901',
      'sso_role_name = Admin',
    ],
    files: {
      [`~/.aws/sso/cache/${hashed('sha1', START_URL)}.json`]: JSON.stringify({
        accessToken: 'sso-token',
        expiresAt: '{{now+8h}}',
      }),
    },
    asks: [['sso', 'GetRoleCredentials']],
    yields: {
      accessKeyId: 'ASIASSO',
      secretAccessKey: 'sso-secret',
      sessionToken: 'sso-session-token',
      accountId: '012345678901',
    },
  },
  {
    source: 'shared-credentials-file',
    name: 'shared-credentials-file',
    title: 'keys in the credentials file',
    rule: 'SHARED-4',
    credentials: ['aws_access_key_id = AKIDSHARED', 'aws_secret_access_key = shared-secret'],
    yields: { accessKeyId: 'AKIDSHARED', secretAccessKey: 'shared-secret' },
  },
  {
    source: 'login',
    name: 'login',
    title: 'a console login',
    rule: 'LOGIN-1',
    config: [`login_session = ${LOGIN}`],
    files: {
      [`~/.aws/login/cache/${hashed('sha256', LOGIN)}.json`]: JSON.stringify({
        accessToken: {
          accessKeyId: 'ASIALOGIN',
          secretAccessKey: 'login-secret',
          sessionToken: 'login-token',
          accountId: '123456789012',
          expiresAt: '{{now+1h}}',
        },
        refreshToken: 'login-refresh',
        clientId: 'arn:aws:signin:::devtools/same-device',
        dpopKey: 'not needed as long as the login is good',
      }),
    },
    yields: {
      accessKeyId: 'ASIALOGIN',
      secretAccessKey: 'login-secret',
      sessionToken: 'login-token',
      accountId: '123456789012',
    },
  },
  {
    source: 'custom-process',
    name: 'process',
    title: 'a program',
    rule: 'PROC-1',
    config: ['credential_process = creds'],
    commands: [
      {
        argv: ['creds'],
        stdout: {
          json: { Version: 1, AccessKeyId: 'AKIDPROC', SecretAccessKey: 'proc-secret' },
        },
      },
    ],
    yields: { accessKeyId: 'AKIDPROC', secretAccessKey: 'proc-secret' },
  },
  {
    source: 'config-file',
    name: 'config-file',
    title: 'keys in the config file',
    rule: 'CONFFILE-4',
    config: ['aws_access_key_id = AKIDCONFIG', 'aws_secret_access_key = config-secret'],
    yields: { accessKeyId: 'AKIDCONFIG', secretAccessKey: 'config-secret' },
  },
  {
    source: 'ec2-credentials-file',
    name: 'ec2-credentials-file',
    title: 'the old EC2 file',
    rule: 'EC2FILE-5',
    env: { AWS_CREDENTIAL_FILE: '{{home}}/ec2' },
    files: { '~/ec2': 'AWSAccessKeyId=AKIDEC2\nAWSSecretKey=ec2-secret\n' },
    yields: { accessKeyId: 'AKIDEC2', secretAccessKey: 'ec2-secret' },
  },
  {
    source: 'boto-config',
    name: 'boto2',
    title: 'the configuration of boto 2',
    rule: 'BOTO2-5',
    files: {
      '~/.boto':
        '[Credentials]\naws_access_key_id = AKIDBOTO\naws_secret_access_key = boto-secret\n',
    },
    yields: { accessKeyId: 'AKIDBOTO', secretAccessKey: 'boto-secret' },
  },
  {
    source: 'container-role',
    name: 'container',
    title: 'the role of a container',
    rule: 'CONT-1',
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{{container}}/credentials' },
    asks: [['container', 'credentials']],
    yields: { accessKeyId: 'ASIACONT', secretAccessKey: 'cont-secret', sessionToken: 'cont-token' },
  },
  {
    source: 'iam-role',
    name: 'imds',
    title: 'the role of an instance',
    rule: 'IMDS-1',
    services: { imds: { token: 'imds-token', roles: 'web' } },
    asks: [
      ['imds', 'token'],
      ['imds', 'roles'],
      ['imds', 'credentials'],
    ],
    yields: { accessKeyId: 'ASIAIMDS', secretAccessKey: 'imds-secret', sessionToken: 'imds-token' },
  },
];

/** The operation that yields keys is the last that is asked. */
function servicesOf({ asks = [], services = {}, yields }) {
  const last = asks.at(-1);
  if (last === undefined) return {};
  const [service, operation] = last;
  return { [service]: { ...services[service], [operation]: answer(yields) } };
}

const text = render();
if (process.argv.includes('--check')) {
  if (readFileSync(PATH, 'utf8') !== text) {
    console.error('cases/chain/pairs.yaml is out of date: run `npm run generate`');
    process.exitCode = 1;
  }
} else {
  writeFileSync(PATH, text);
}

function render() {
  const cases = SOURCES.flatMap((first, index) =>
    SOURCES.slice(index + 1).map((second) => pair(first, second)),
  );
  const document = new Document(
    {
      title: 'Every two sources that can be given at the same time, and which one wins',
      cases,
    },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore = [
    ' yaml-language-server: $schema=../../spec/schema/case.schema.json',
    ' Generated from the table in scripts/generate-pairs.mjs by `npm run generate`; do not edit.',
  ].join('\n');
  return document
    .toString({ lineWidth: 100 })
    .replaceAll('\n  - id:', '\n\n  - id:')
    .replace('cases:\n\n', 'cases:\n');
}

function pair(first, second) {
  const [winner, loser] = second.beats?.includes(first.name) ? [second, first] : [first, second];
  const both = [first, second];
  const settings = [...new Set(both.flatMap(({ config = [] }) => config))];
  const hasRegion = settings.length > 0 && both.some(({ inRegion }) => inRegion);
  const config = hasRegion ? [REGION, ...settings] : settings;
  const credentials = both.flatMap(({ credentials = [] }) => credentials);
  const behind = both.flatMap(({ behind = [] }) => behind);
  const credentialsFile = [
    ...(credentials.length > 0 ? ['[default]', ...credentials] : []),
    ...behind,
  ];
  const commands = both.flatMap((each) => each.commands ?? []);
  const given = {
    env: Object.assign({}, ...both.map(({ env }) => env)),
    files: Object.assign(
      {},
      ...both.map(({ files }) => files),
      config.length > 0 && {
        '~/.aws/config': lines(['[default]', ...config]),
      },
      credentialsFile.length > 0 && { '~/.aws/credentials': lines(credentialsFile) },
    ),
    commands,
    // Of two that ask for the same, the one that wins answers.
    ...servicesOf(loser),
    ...merged(servicesOf(loser), servicesOf(winner)),
  };
  return {
    id: `pair-${winner.name}-beats-${loser.name}`,
    title: `${capital(winner.title)} wins over ${loser.title}`.replace(
      /^(Keys .*?) wins/,
      '$1 win',
    ),
    rules: [...new Set(['CHAIN-1', winner.rule])],
    given: Object.fromEntries(
      Object.entries(given).filter(([, value]) => Object.keys(value).length > 0),
    ),
    decoys: Object.fromEntries(
      [
        ...(hasRegion && !winner.inRegion ? [`${DEFAULT_PROFILE}.region`] : []),
        ...decoysOf(loser, winner),
      ].map((path) => [path, `loses to ${winner.title}`]),
    ),
    expect: {
      credentials: { ...winner.yields },
      source: winner.source,
      requests: (winner.asks ?? []).map(([service, operation, ...more]) =>
        Object.assign({ service, operation }, ...more, hasRegion && winner.inRegion),
      ),
    },
  };
}

/** The paths to what only the loser needs. */
function decoysOf(loser, winner) {
  const { env = {}, config = [], credentials = [], behind = [], files = {}, commands = [] } = loser;
  const key = (line) => line.split(' = ')[0];
  const own = (lines, others = []) => lines.filter((line) => !others.includes(line)).map(key);
  const wanted = servicesOf(winner);
  return [
    ...Object.keys(env).map((name) => `env.${name}`),
    ...own(config, [...(winner.config ?? []), ...(winner.relies ?? [])]).map(
      (name) => `${DEFAULT_PROFILE}.${name}`,
    ),
    ...own(credentials).map((name) => `files["~/.aws/credentials"].default.${name}`),
    ...(behind.length > 0 ? ['files["~/.aws/credentials"].base'] : []),
    ...Object.keys(files)
      .filter((path) => winner.files?.[path] === undefined)
      .map((path) => `files["${path}"]`),
    ...commands.map((_, index) => `commands[${index}]`),
    ...Object.entries(servicesOf(loser)).flatMap(([service, operations]) => {
      const both = wanted[service];
      if (both === undefined) return [service];
      const names = Object.keys(operations).filter((name) => both[name] === undefined);
      return names.map((name) => `${service}.${name}`);
    }),
  ];
}

/** Services of both, operation by operation. */
function merged(below, above) {
  return Object.fromEntries(
    Object.entries(above).map(([service, operations]) => [
      service,
      { ...below[service], ...operations },
    ]),
  );
}

function lines(all) {
  return `${all.join('\n')}\n`;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
