// Writes cases/chain/pairs.yaml: for every two sources that can be given at the same time, which one wins.
// The table below says how each source is given, and what it yields; the order of the table is the chain's.
// With --check it writes nothing and fails if the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Document } from 'yaml';

const PATH = fileURLToPath(new URL('../cases/chain/pairs.yaml', import.meta.url));
const ROLE = 'arn:aws:iam::123456789012:role/A';

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
    sts: 'AssumeRole',
    yields: { accessKeyId: 'ASIAROLE', secretAccessKey: 'role-secret', sessionToken: 'role-token' },
  },
  {
    source: 'assume-role-with-web-identity',
    name: 'web-identity-of-environment',
    title: 'a web identity of the environment',
    rule: 'WEBID-2',
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: '{{home}}/token', AWS_ROLE_ARN: ROLE },
    files: { '~/token': 'web-token' },
    sts: 'AssumeRoleWithWebIdentity',
    yields: { accessKeyId: 'ASIAWEB', secretAccessKey: 'web-secret', sessionToken: 'web-token' },
  },
  {
    source: 'assume-role-with-web-identity',
    name: 'web-identity-of-profile',
    title: 'a web identity of the profile',
    rule: 'WEBID-1',
    config: ['web_identity_token_file = {{home}}/token', `role_arn = ${ROLE}`],
    files: { '~/token': 'web-token' },
    sts: 'AssumeRoleWithWebIdentity',
    // It takes the role of the profile for itself (ROLE-2), so it goes before the source assume-role.
    beats: ['role'],
    yields: { accessKeyId: 'ASIAWEB', secretAccessKey: 'web-secret', sessionToken: 'web-token' },
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
    source: 'config-file',
    name: 'config-file',
    title: 'keys in the config file',
    rule: 'CONFFILE-4',
    config: ['aws_access_key_id = AKIDCONFIG', 'aws_secret_access_key = config-secret'],
    yields: { accessKeyId: 'AKIDCONFIG', secretAccessKey: 'config-secret' },
  },
];

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
  const document = new Document({
    title: 'Every two sources that can be given at the same time, and which one wins',
    cases,
  });
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
  const config = [...new Set(both.flatMap(({ config = [] }) => config))];
  const credentials = both.flatMap(({ credentials = [] }) => credentials);
  const behind = both.flatMap(({ behind = [] }) => behind);
  const credentialsFile = [
    ...(credentials.length > 0 ? ['[default]', ...credentials] : []),
    ...behind,
  ];
  const services = [...new Set(both.flatMap(({ sts = [] }) => sts))];
  const given = {
    env: Object.assign({}, ...both.map(({ env }) => env)),
    files: Object.assign(
      {},
      ...both.map(({ files }) => files),
      config.length > 0 && {
        '~/.aws/config': lines(['[default]', 'region = eu-west-1', ...config]),
      },
      credentialsFile.length > 0 && { '~/.aws/credentials': lines(credentialsFile) },
    ),
    sts: Object.fromEntries(services.map((operation) => [operation, answer(operation)])),
  };
  return {
    id: `pair-${winner.name}-beats-${loser.name}`,
    title: `${capital(winner.title)} wins over ${loser.title}`
      .replace('Keys in the environment wins', 'Keys in the environment win')
      .replace('file wins', 'file win'),
    rules: [...new Set(['CHAIN-1', winner.rule])],
    given: Object.fromEntries(
      Object.entries(given).filter(([, value]) => Object.keys(value).length > 0),
    ),
    expect: {
      credentials: { ...winner.yields },
      source: winner.source,
      requests: winner.sts ? [{ service: 'sts', operation: winner.sts }] : [],
    },
  };
}

function answer(operation) {
  const { yields } = SOURCES.find(({ sts }) => sts === operation);
  return { ...yields, expiration: '+1h' };
}

function lines(all) {
  return `${all.join('\n')}\n`;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
