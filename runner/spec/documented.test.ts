import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCases } from '../load/index.js';
import { PACKAGE_ROOT } from '../package.js';

it('has a case for each line about guides, and a line for each such case', async () => {
  const page = readFileSync(join(PACKAGE_ROOT, 'spec/documented.md'), 'utf8');
  const told = [...page.matchAll(/\| `(guide-[a-z0-9-]+)`/g)].map(([, id]) => id);
  const { cases } = await loadCases([join(PACKAGE_ROOT, 'cases/chain/guides.yaml')]);
  expect(told).toEqual(cases.map(({ id }) => id));
});
