/** No secret of a world stands in an error or in the trace of the reference: both are for people's eyes. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCases } from '../load/index.js';
import { PACKAGE_ROOT } from '../package.js';
import { traceReference } from '../resolve/reference.js';

/** Shorter values turn up in any sentence. */
const SHORTEST = 6;

const NAMES =
  /^(aws_)?(secret_?access_?key|session_?token|security_?token|access_?token|refresh_?token|client_?secret|dpop_?key|container_authorization_token|token|web_?identity_?token)$/i;
/** `name = value` in a file, `"name": "value"` in JSON. */
const IN_TEXT = /["']?([A-Za-z_]+)["']?\s*[=:]\s*["']?([^"'\n,}]+)/g;

/** Each value in `part` that stands behind the name of a secret, at any depth and in any text. */
function* secretsIn(part: unknown, name = ''): Generator<string> {
  if (typeof part === 'string') {
    if (NAMES.test(name)) yield part.trim();
    for (const [, key, value] of part.matchAll(IN_TEXT)) {
      if (NAMES.test(key!)) yield value!.trim();
    }
  } else if (typeof part === 'object' && part !== null) {
    for (const [key, value] of Object.entries(part)) {
      // A token that a web identity or a container reads stands alone in its file.
      const alone = /token$/i.test(key) && key.startsWith('~/');
      yield* secretsIn(value, alone || key === 'text' ? (alone ? 'token' : name) : key);
    }
  }
}

const { cases } = await loadCases([join(PACKAGE_ROOT, 'cases')]);

describe('the secrets of a world', () => {
  it('are found where they are', () => {
    const found = secretsIn({
      env: { AWS_SECRET_ACCESS_KEY: 'env-secret' },
      files: {
        '~/.aws/credentials': { text: '[default]\naws_secret_access_key = file-secret\n' },
        '~/cache.json': { text: '{"accessToken":{"secretAccessKey":"login-secret"}}' },
        '~/token': { text: 'web-token' },
      },
      sts: { AssumeRole: [{ secretAccessKey: 'role-secret', sessionToken: 'role-token' }] },
    });
    expect([...found]).toEqual([
      'env-secret',
      'file-secret',
      '{',
      'login-secret',
      'web-token',
      'role-secret',
      'role-token',
    ]);
  });

  it('stay out of every error and trace', async () => {
    const shown: string[] = [];
    let looked = 0;
    for (const testCase of cases) {
      const worlds = [testCase.given, ...(testCase.later ?? []).map(({ given }) => given)];
      const secrets = new Set(worlds.flatMap((given) => [...secretsIn(given)]));
      const { outcome, events } = await traceReference(testCase);
      // A file that is called as its content is shows nothing by its name.
      const paths = worlds.flatMap(({ files }) => Object.keys(files));
      const told = [
        ...('message' in outcome ? [outcome.message] : []),
        ...events.map((event) => JSON.stringify(event)),
      ];
      for (const secret of secrets) {
        if (secret.length < SHORTEST || secret.includes('{{')) continue;
        if (paths.some((path) => path.endsWith(`/${secret}`))) continue;
        looked++;
        const where = told.find((text) => text.includes(secret));
        if (where !== undefined) shown.push(`${testCase.id}: "${secret}" in ${where}`);
      }
    }
    expect(shown).toEqual([]);
    expect(looked).toBeGreaterThan(1000);
  });
});
