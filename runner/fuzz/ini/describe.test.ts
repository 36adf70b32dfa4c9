import { expect, test } from 'vitest';
import { describeDisagreement } from './describe.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('shows both files with every invisible character, and both answers', () => {
  const text = describeDisagreement({
    files: { config: utf8('[a]\r\n\x1fb = "\u2028"'), credentials: null },
    boto3: { error: 'config-parse-error' },
    reference: { profiles: [['\u00a0', []]], ssoSessions: [], services: [] },
    path: '1',
  });
  expect(text).toMatchInlineSnapshot(`
    "boto3 and the reference disagree on these files:

      config       "[a]\\r\\n\\u001fb = \\"\\u2028\\""
      credentials  (absent)

      boto3        {"error":"config-parse-error"}
      reference    {"profiles":[["\\u00a0",[]]],"ssoSessions":[],"services":[]}"
  `);
});

test('shows bytes that are no UTF-8 as they are', () => {
  const text = describeDisagreement({
    files: { config: Uint8Array.from([0x5b, 0xc3, 0x0a]), credentials: utf8('') },
    boto3: { error: 'a' },
    reference: { error: 'b' },
    path: '1',
  });
  expect(text).toMatchInlineSnapshot(`
    "boto3 and the reference disagree on these files:

      config       "[\\xc3\\x0a"
      credentials  ""

      boto3        {"error":"a"}
      reference    {"error":"b"}"
  `);
});
