import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { edition, PACKAGE_ROOT, packageVersion } from './package.js';

it('finds the folder with the cases and the spec', () => {
  expect(existsSync(join(PACKAGE_ROOT, 'spec', 'schema', 'case.schema.json'))).toBe(true);
});

it('knows the versions of the package and of boto3', () => {
  const text = readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  expect(text).toContain(`"version": "${packageVersion()}"`);
  expect(edition()).toMatch(/^\d+\.\d+\.\d+$/);
});
