import { expect, it } from 'vitest';
import { pathOf } from './index.js';

it.each([
  ['accessKeyId', 'x.accessKeyId'],
  ['sso-oidc_1', 'x.sso-oidc_1'],
  ['', 'x[""]'],
  ['a.b', 'x["a.b"]'],
  ['~/.aws', 'x["~/.aws"]'],
  ['two words', 'x["two words"]'],
  ['a "quote"', 'x["a \\"quote\\""]'],
])('a key is appended so that it can be told from the path: %j', (key, path) => {
  expect(pathOf('x', key)).toBe(path);
});
