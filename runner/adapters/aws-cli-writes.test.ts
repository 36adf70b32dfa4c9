/** What the real AWS CLI writes to disk is read back by the reference, and by boto3 with the same result. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, Subject } from '../model/adapter.js';
import { openReference } from '../resolve/reference.js';
import { listAdapters } from './list.js';
import { openAdapter } from './open.js';
import { adapterState } from './state.js';

const manifests = await listAdapters();
const isReady = (name: string): boolean =>
  manifests.some((each) => each.name === name && adapterState(each).state === 'ready');
const cli = isReady('aws-cli');
if (!cli) console.warn('Not tried: what the AWS CLI writes. It is not installed.');

let home: string;
let boto3: Subject | undefined;

beforeAll(async () => {
  if (cli && isReady('boto3')) boto3 = await openAdapter('boto3', 1);
}, 60_000);
afterAll(() => boto3?.close());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'credchain-writes-'));
});
afterEach(() => rmSync(home, { recursive: true }));

/** Runs the AWS CLI in an empty home; `typed` is what a person types at its prompts. */
function aws(args: readonly string[], typed = ''): void {
  execFileSync('/usr/bin/aws', args, {
    env: { HOME: home, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    input: typed,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/** What is read of both files; boto3 must read the same. */
async function read(): Promise<Extract<Outcome, { result: 'profiles' }>> {
  const files = ['~/.aws/config', '~/.aws/credentials'].flatMap((path) => {
    const real = join(home, path.slice(2));
    return existsSync(real) ? [[path, { text: readFileSync(real, 'utf8') }] as const] : [];
  });
  const given = { params: {}, env: {}, files: Object.fromEntries(files) };
  const question = { operation: 'parse', given, traps: [], timeoutMs: 20_000 } as const;
  const [ours, theirs] = await Promise.all(
    [openReference(), boto3].map(async (subject) => {
      const seen = await subject?.ask(question);
      return seen?.kind === 'outcome' ? seen.outcome : undefined;
    }),
  );
  if (boto3) expect(theirs).toEqual(ours);
  if (ours?.result !== 'profiles')
    throw new Error(`the files cannot be read: ${JSON.stringify(ours)}`);
  return ours;
}

describe.skipIf(!cli)('what the AWS CLI writes', { timeout: 60_000 }, () => {
  it.each([
    ['a # b'],
    ['a ; b'],
    ['a = b == c'],
    ['a: b'],
    ['[a]'],
    ['#a'],
    [';a'],
    ['"quoted"'],
    ["it's"],
    ['back\\slash'],
    ['%(percent)s'],
    ['${dollar}'],
    ['grüße 中'],
    ['\u{1f511}'],
  ])('with `configure set` for the value %s', async (value) => {
    aws(['configure', 'set', 'region', value]);
    aws(['configure', 'set', 'aws_secret_access_key', value, '--profile', 'work']);
    expect((await read()).profiles).toEqual({
      default: { region: value },
      work: { aws_secret_access_key: value },
    });
  });

  it.each([['my profile'], ['ünïcode'], ['a.b/c@d']])(
    'with `configure set` for the profile %s',
    async (name) => {
      aws(['configure', 'set', 'output', 'json', '--profile', name]);
      expect((await read()).profiles).toEqual({ [name]: { output: 'json' } });
    },
  );

  it('with `configure set` for a profile with an apostrophe, which nobody finds again', async () => {
    aws(['configure', 'set', 'output', 'json', '--profile', "it's"]);
    expect(readFileSync(join(home, '.aws/config'), 'utf8')).toContain("[profile it's]");
    expect((await read()).profiles).toEqual({});
  });

  it('with `configure set` for nested settings', async () => {
    aws(['configure', 'set', 's3.addressing_style', 'path']);
    aws(['configure', 'set', 's3.max_concurrent_requests', '20']);
    aws(['configure', 'set', 'profile.work.s3.use_accelerate_endpoint', 'true']);
    aws(['configure', 'set', 'region', 'eu-west-1']);
    expect((await read()).profiles).toEqual({
      default: {
        s3: { addressing_style: 'path', max_concurrent_requests: '20' },
        region: 'eu-west-1',
      },
      work: { s3: { use_accelerate_endpoint: 'true' } },
    });
  });

  it('with `configure set` a second time', async () => {
    aws(['configure', 'set', 'region', 'eu-west-1', '--profile', 'work']);
    aws(['configure', 'set', 'output', 'text', '--profile', 'work']);
    aws(['configure', 'set', 'region', 'us-east-1', '--profile', 'work']);
    expect((await read()).profiles).toEqual({ work: { region: 'us-east-1', output: 'text' } });
  });

  it('with `configure`', async () => {
    aws(['configure', '--profile', 'work'], 'AKIDTYPED\ntyped/secret+=\neu-west-1\njson\n');
    expect((await read()).profiles).toEqual({
      work: {
        aws_access_key_id: 'AKIDTYPED',
        aws_secret_access_key: 'typed/secret+=',
        region: 'eu-west-1',
        output: 'json',
      },
    });
  });

  it('with `configure import`', async () => {
    const csv = join(home, 'keys.csv');
    writeFileSync(csv, 'User Name,Access key ID,Secret access key\njo,AKIDCSV,csv/secret+=\n');
    aws(['configure', 'import', '--csv', `file://${csv}`]);
    expect((await read()).profiles).toEqual({
      jo: { aws_access_key_id: 'AKIDCSV', aws_secret_access_key: 'csv/secret+=' },
    });
  });

  it('with `configure sso-session`, and a profile for it', async () => {
    aws(
      ['configure', 'sso-session'],
      'corp\nhttps://d-1.awsapps.com/start\nus-east-1\nsso:account:access\n',
    );
    for (const [key, value] of Object.entries({
      sso_session: 'corp',
      sso_account_id: '012345678901',
      sso_role_name: 'Admin',
    })) {
      aws(['configure', 'set', key, value, '--profile', 'work']);
    }
    expect(await read()).toMatchObject({
      profiles: { work: { sso_session: 'corp', sso_account_id: '012345678901' } },
      ssoSessions: {
        corp: {
          sso_start_url: 'https://d-1.awsapps.com/start',
          sso_region: 'us-east-1',
          sso_registration_scopes: 'sso:account:access',
        },
      },
    });
  });
});
