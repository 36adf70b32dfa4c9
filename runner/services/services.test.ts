import { afterEach, describe, expect, it } from 'vitest';
import type { Given } from '../model/case.js';
import { CONTAINER, form, IMDS, json, KEYS, ROLES, STS } from './testing/questions.js';
import { KINDS, open, type Kind, type TestWorld } from './testing/worlds.js';

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

  it('says how long a token of instance metadata lives', async () => {
    const each = await world(kind, { imds: { token: 'the-token' } });
    expect(await each.ask(`${IMDS}/api/token`, { method: 'PUT' })).toMatchObject({
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' },
      body: 'the-token',
    });
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
