import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Given } from '../model/case.js';
import { KINDS, open, type Kind, type Question, type TestWorld } from './testing/worlds.js';

const KEYS = { accessKeyId: 'AKIDNEW', secretAccessKey: 'new-secret', sessionToken: 'new-token' };
const STS = 'https://sts.eu-west-1.amazonaws.com/';
const IMDS = 'http://169.254.169.254/latest';
const ROLES = `${IMDS}/meta-data/iam/security-credentials/`;
const CONTAINER = 'http://169.254.170.2/v2/credentials/abc?x=1';

function form(fields: Record<string, string>): Question {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  return { method: 'POST', headers, body: new URLSearchParams(fields).toString() };
}

function json(value: object): Question {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(value) };
}

const open_: TestWorld[] = [];
async function world(kind: Kind, services: Partial<Given>): Promise<TestWorld> {
  const opened = await open(kind, services);
  open_.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all(open_.splice(0).map((each) => each.close()));
});

describe.each(KINDS)('a world in %s', (kind) => {
  it('answers each service in its own format', async () => {
    const each = await world(kind, {
      sts: {
        AssumeRole: { ...KEYS, expiration: '+1h', arn: 'arn:aws:sts::1234:assumed-role/A/s' },
        GetCallerIdentity: { account: '1234', arn: 'arn:aws:iam::1234:user/u<v', userId: 'AIDA' },
      },
      sso: { GetRoleCredentials: { ...KEYS, expiration: '+1h' } },
      'sso-oidc': { CreateToken: { accessToken: 'at', expiresIn: 60, refreshToken: 'rt' } },
      signin: { CreateOAuth2Token: { ...KEYS, expiresIn: 900, refreshToken: 'rt' } },
      imds: { token: 'imds-token', roles: 'web', credentials: { ...KEYS, expiration: '+6h' } },
      container: { credentials: { ...KEYS, expiration: '-1s', accountId: '1234' } },
    });
    const answers = [
      await each.ask(STS, form({ Action: 'AssumeRole' })),
      await each.ask(STS, form({ Action: 'GetCallerIdentity' })),
      await each.ask(
        'https://portal.sso.eu-west-1.amazonaws.com/federation/credentials?role_name=r',
      ),
      await each.ask('https://oidc.eu-west-1.amazonaws.com/token', json({ grantType: 'x' })),
      await each.ask('https://eu-west-1.signin.aws.amazon.com/v1/token', json({})),
      await each.ask(`${IMDS}/api/token`, { method: 'PUT' }),
      await each.ask(ROLES),
      await each.ask(`${ROLES}web`),
      await each.ask(CONTAINER),
    ];
    const text = answers
      .map(({ status, headers, body }) => `${status} ${headers?.['content-type']}\n${body}`)
      .join('\n\n');
    expect(text).toMatchInlineSnapshot(`
      "200 text/xml
      <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleResult>
          <AssumedRoleUser>
            <AssumedRoleId>AROAEXAMPLE:s</AssumedRoleId>
            <Arn>arn:aws:sts::1234:assumed-role/A/s</Arn>
          </AssumedRoleUser>
          <Credentials>
            <AccessKeyId>AKIDNEW</AccessKeyId>
            <SecretAccessKey>new-secret</SecretAccessKey>
            <SessionToken>new-token</SessionToken>
            <Expiration>2026-01-01T01:00:00Z</Expiration>
          </Credentials>
        </AssumeRoleResult>
        <ResponseMetadata>
          <RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId>
        </ResponseMetadata>
      </AssumeRoleResponse>


      200 text/xml
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <GetCallerIdentityResult>
          <Arn>arn:aws:iam::1234:user/u&lt;v</Arn>
          <UserId>AIDA</UserId>
          <Account>1234</Account>
        </GetCallerIdentityResult>
        <ResponseMetadata>
          <RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId>
        </ResponseMetadata>
      </GetCallerIdentityResponse>


      200 application/json
      {"roleCredentials":{"accessKeyId":"AKIDNEW","secretAccessKey":"new-secret","sessionToken":"new-token","expiration":1767229200000}}

      200 application/json
      {"tokenType":"Bearer","accessToken":"at","expiresIn":60,"refreshToken":"rt"}

      200 application/json
      {"accessToken":{"accessKeyId":"AKIDNEW","secretAccessKey":"new-secret","sessionToken":"new-token"},"tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"rt"}

      200 text/plain
      imds-token

      200 text/plain
      web

      200 text/plain
      {
        "Code": "Success",
        "Type": "AWS-HMAC",
        "AccessKeyId": "AKIDNEW",
        "SecretAccessKey": "new-secret",
        "Token": "new-token",
        "Expiration": "2026-01-01T06:00:00Z"
      }

      200 application/json
      {"AccessKeyId":"AKIDNEW","SecretAccessKey":"new-secret","Token":"new-token","Expiration":"2025-12-31T23:59:59Z","AccountId":"1234"}"
    `);
  });

  it('uses answers in order, and the last one for ever', async () => {
    const each = await world(kind, {
      imds: { token: [{ status: 503 }, 'first', 'last'], roles: 'web' },
    });
    const ask = async () => (await each.ask(`${IMDS}/api/token`, { method: 'PUT' })).body;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      '',
      'first',
      'last',
      'last',
    ]);
    expect((await each.ask(ROLES)).body).toBe('web');
  });

  it('answers errors in the format of the service', async () => {
    const each = await world(kind, {
      sts: { AssumeRole: { error: { code: 'AccessDenied', message: 'a < b' } } },
      sso: { GetRoleCredentials: { error: { code: 'UnauthorizedException' } } },
      'sso-oidc': { CreateToken: { error: { code: 'InvalidGrantException' } } },
      signin: {
        CreateOAuth2Token: { error: { code: 'AccessDeniedException', reason: 'TOKEN_EXPIRED' } },
      },
      imds: { credentials: { error: { code: 'AssumeRoleUnauthorizedAccess', message: 'no' } } },
      container: { credentials: { error: { code: 'Teapot', status: 418 } } },
    });
    const answers = [
      await each.ask(STS, form({ Action: 'AssumeRole' })),
      await each.ask('https://portal.sso.eu-west-1.amazonaws.com/federation/credentials'),
      await each.ask('https://oidc.eu-west-1.amazonaws.com/token', json({})),
      await each.ask('https://eu-west-1.signin.aws.amazon.com/v1/token', json({})),
      await each.ask(`${ROLES}web`),
      await each.ask(CONTAINER),
    ];
    const text = answers.map(({ status, headers, body }) =>
      [status, headers?.['x-amzn-errortype'], body].join(' '),
    );
    expect(text.join('\n')).toMatchInlineSnapshot(`
      "403  <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <Error>
          <Type>Sender</Type>
          <Code>AccessDenied</Code>
          <Message>a &lt; b</Message>
        </Error>
        <RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId>
      </ErrorResponse>

      401 UnauthorizedException {"message":"UnauthorizedException","__type":"com.amazonaws.switchboard.portal#UnauthorizedException"}
      400 InvalidGrantException {"error":"invalid_grant","error_description":"InvalidGrantException"}
      401 AccessDeniedException {"error":"TOKEN_EXPIRED","message":"AccessDeniedException"}
      200  {
        "Code": "AssumeRoleUnauthorizedAccess",
        "Message": "no"
      }
      418  {"code":"Teapot","message":"Teapot"}"
    `);
  });

  it('knows nothing that the case does not give', async () => {
    const each = await world(kind, { sts: {}, imds: { roles: 'web' }, container: {} });
    expect(await each.ask(`${IMDS}/api/token`, { method: 'PUT' })).toMatchObject({ status: 404 });
    expect(await each.ask(CONTAINER)).toMatchObject({ status: 404 });
    const answer = await each.ask(STS, form({ Action: 'AssumeRole' }));
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body).toContain('<Code>InvalidAction</Code>');
    expect(each.requests.map(({ operation }) => operation)).toEqual([
      'token',
      'credentials',
      'AssumeRole',
    ]);
  });

  it('sends raw answers as they are written', async () => {
    const each = await world(kind, {
      container: {
        credentials: [
          { status: 302, headers: { location: 'http://elsewhere/' }, body: 'gone' },
          { json: [null, 1] },
          { base64: '/w==' },
          { body: 'abcdef', truncate: 2 },
          { body: 'ab', repeat: 3 },
          { status: 204, body: 'none of it' },
          { body: '<html>\n' },
        ],
      },
    });
    const answers = [];
    for (let i = 0; i < 7; i++) answers.push(await each.ask(CONTAINER));
    expect(answers).toEqual([
      {
        status: 302,
        headers: { location: 'http://elsewhere/', 'content-length': '4' },
        body: 'gone',
      },
      { status: 200, headers: { 'content-length': '8' }, body: '[null,1]' },
      { status: 200, headers: { 'content-length': '1' }, body: '\ufffd' },
      { status: 200, headers: { 'content-length': '2' }, body: 'ab' },
      { status: 200, headers: { 'content-length': '6' }, body: 'ababab' },
      { status: 204, headers: {}, body: '' },
      { status: 200, headers: { 'content-length': '7' }, body: '<html>\n' },
    ]);
  });

  it('breaks connections in every way', async () => {
    const each = await world(kind, {
      container: {
        credentials: [
          { abort: 'reset' },
          { abort: 'never' },
          { abort: 'stall', body: '0123456789' },
          { delay: 2_000, body: 'late' },
          { delay: 1, body: 'in time' },
        ],
      },
    });
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await each.ask(CONTAINER));
    expect(answers.map(({ failed, body }) => failed ?? body)).toEqual([
      'reset',
      'timeout',
      'timeout',
      'timeout',
      'in time',
    ]);
  });

  it('sends half of a body and closes the connection', async () => {
    const each = await world(kind, {
      container: { credentials: { abort: 'mid-body', body: '0123456789' } },
    });
    const answer = await each.ask(CONTAINER);
    if (kind === 'memory') {
      // As boto3 sees it, which does not mind that there should have been more.
      expect(answer).toEqual({ status: 200, headers: { 'content-length': '10' }, body: '01234' });
    } else {
      expect(answer).toEqual({ failed: 'reset' });
    }
  });

  it('writes down every request, whether or not it is answered', async () => {
    const each = await world(kind, { sts: { AssumeRole: { abort: 'reset' } }, imds: {} });
    await each.ask(STS, form({ Action: 'AssumeRole', RoleArn: 'arn:ä', 'Tags.member.1': '' }));
    await each.ask(`${ROLES}a%20b?q=1`, { headers: { 'X-aws-ec2-metadata-token': 't' } });
    expect(each.requests.map(({ url: _, ...rest }) => rest)).toEqual([
      {
        kind: 'request',
        service: 'sts',
        operation: 'AssumeRole',
        method: 'POST',
        params: { Action: 'AssumeRole', RoleArn: 'arn:ä', 'Tags.member.1': '' },
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      },
      {
        kind: 'request',
        service: 'imds',
        operation: 'credentials',
        method: 'GET',
        params: { q: '1', role: 'a b' },
        headers: { 'x-aws-ec2-metadata-token': 't' },
      },
    ]);
  });
});

describe.each(['memory', 'gateway'] as const)('a world in %s', (kind) => {
  it('refuses what it does not give, and writes it down', async () => {
    const each = await world(kind, {});
    expect(await each.ask(`${IMDS}/api/token`, { method: 'PUT' })).toEqual({ failed: 'refused' });
    expect(await each.ask('http://example.com/x')).toEqual({ failed: 'refused' });
    expect(each.requests).toMatchObject([
      { service: 'imds', operation: 'token', url: 'http://169.254.169.254/latest/api/token' },
      { service: 'example.com', method: 'GET', url: 'http://example.com/x' },
    ]);
  });

  it('refuses or cannot be reached where the case says so', async () => {
    const each = await world(kind, {
      imds: { token: [{ abort: 'refuse' }, { abort: 'unreachable' }, 't'] },
    });
    const answers = [];
    for (let i = 0; i < 3; i++)
      answers.push(await each.ask(`${IMDS}/api/token`, { method: 'PUT' }));
    expect(answers.map(({ failed, body }) => failed ?? body)).toEqual([
      'refused',
      'connect-timeout',
      't',
    ]);
  });
});

describe('a world in memory', () => {
  it('waits on its own clock', async () => {
    const each = await world('memory', {
      container: { credentials: [{ delay: 30_000 }, { abort: 'never' }, { delay: 400, body: '' }] },
    });
    const started = performance.now();
    for (let i = 0; i < 3; i++) await each.ask(CONTAINER, { timeout: 2_000 });
    expect(each.slept()).toBe(2_000 + 2_000 + 400);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each([
    { body: 'x'.repeat(1_000), repeat: 100_000 },
    { body: 'abc', endless: true },
  ] as const)('reads no more of a huge body than it must', async (answer) => {
    const each = await world('memory', { container: { credentials: answer } });
    expect(await each.ask(CONTAINER)).toEqual({ failed: 'too-large' });
  });
});

describe('a world on loopback', () => {
  it('sends 100 MB, and a body without an end until the client has enough', async () => {
    const each = await world('gateway', {
      container: {
        credentials: [
          { body: 'x'.repeat(1_000), repeat: 100_000 },
          { body: 'abc', endless: true },
        ],
      },
    });
    const { body } = await each.ask(CONTAINER, { timeout: 10_000 });
    expect(body?.length).toBe(100_000_000);
    expect(await each.ask(CONTAINER, { timeout: 200 })).toEqual({ failed: 'timeout' });
  });

  it('is at an address that refuses where a service is absent', async () => {
    const each = await world('servers', { sts: {} });
    expect(await each.ask(CONTAINER)).toEqual({ failed: 'refused' });
    expect(each.requests).toEqual([]);
  });

  it('leaves no server, socket or timer behind, whatever is under way', async () => {
    const worlds = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const kind = i % 2 === 0 ? 'gateway' : 'servers';
        const each = await open(kind, {
          sts: { AssumeRole: { abort: 'never' } },
          container: { credentials: { body: 'abc', endless: true } },
          imds: { token: { delay: 60_000 } },
        });
        const asked = [
          each.ask(CONTAINER, { timeout: 60_000 }),
          each.ask(STS, { ...form({ Action: 'AssumeRole' }), timeout: 60_000 }),
          each.ask(`${IMDS}/api/token`, { method: 'PUT', timeout: 60_000 }),
        ];
        return { each, asked: asked[i % 3]! };
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all(worlds.map(({ each }) => each.close()));
    for (const { asked } of worlds) expect((await asked).failed).toBe('reset');
    const left = (kind: RegExp) => process.getActiveResourcesInfo().filter((one) => kind.test(one));
    await vi.waitFor(() => expect(left(/TCP|Connect/)).toEqual([]), 5_000);
    // One for each delay would be a hundred; a few belong to the test runner.
    expect(left(/Timeout/).length).toBeLessThan(10);
  });
});
