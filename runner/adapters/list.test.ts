import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../package.js';
import { listAdapters, manifestPath } from './list.js';

describe('the adapters of this package', () => {
  it('have sound manifests, and the names of their folders', async () => {
    const manifests = await listAdapters();
    expect(manifests.map(({ name }) => name)).toEqual(expect.arrayContaining(['aws-cli', 'boto3']));
    for (const { name, here } of manifests) expect(basename(here)).toBe(name);
  });
});

describe('the path of a manifest', () => {
  const path = join(PACKAGE_ROOT, 'adapters/boto3/adapter.yaml');

  it('is found by the name of an adapter, by itself, and by its folder', () => {
    expect(manifestPath('boto3')).toBe(path);
    expect(manifestPath(path)).toBe(path);
    expect(manifestPath(dirname(path))).toBe(path);
  });

  it('is guessed at for a name that there is not', () => {
    expect(() => manifestPath('botto3')).toThrowErrorMatchingInlineSnapshot(
      `[UserError: looking for the adapter 'botto3': neither an adapter of credchain nor a manifest (adapter.yaml) has that name. Did you mean 'boto3'?]`,
    );
    expect(() => manifestPath('./package.json')).toThrow(/Known: .*\bboto3\b/);
  });
});
