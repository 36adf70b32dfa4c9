import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseManifest, placeManifest, readManifest } from './manifest.js';
import { manifestPath } from './list.js';

const SOUND = `name: widget
title: Widget
language: Rust
door: stdio
command: [./widget]
`;

async function refusal(text: string): Promise<string> {
  const error: unknown = await parseManifest(text, 'adapters/widget/adapter.yaml').then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'UserError' });
  return (error as Error).message;
}

afterEach(() => vi.unstubAllEnvs());

describe('a manifest', () => {
  it('says what is wrong with each of its keys, where, and what may be meant', async () => {
    const text = `name: My Widget
title: Widget
langauge: Rust
door: stdoi
needs: [{ program: /usr/bin/aws, install: get it }]
`;
    expect(await refusal(text)).toMatchInlineSnapshot(`
      "reading the manifest

      adapters/widget/adapter.yaml:1:1: 'language' is missing
        1 | name: My Widget
          | ^^^^^^^^^^^^^^^

      adapters/widget/adapter.yaml:3:1: 'langauge' is not known
        3 | langauge: Rust
          | ^^^^^^^^
        Did you mean 'language'?

      adapters/widget/adapter.yaml:1:7: name cannot be 'My Widget'
        1 | name: My Widget
          |       ^^^^^^^^^
        A name is of small letters and digits, with single hyphens between them.

      adapters/widget/adapter.yaml:4:7: 'stdoi' is not known as door
        4 | door: stdoi
          |       ^^^^^
        Did you mean 'stdio'?

      adapters/widget/adapter.yaml:5:20: program cannot be '/usr/bin/aws'
        5 | needs: [{ program: /usr/bin/aws, install: get it }]
          |                    ^^^^^^^^^^^^
        A program is named without its folder."
    `);
  });

  it('has what its door needs, and nothing that its door has no use for', async () => {
    const text = SOUND.replace('command: [./widget]', 'module: widget.js');
    expect(await refusal(text)).toMatchInlineSnapshot(`
      "reading the manifest

      adapters/widget/adapter.yaml:4:7: the door stdio needs 'command', which is missing
        4 | door: stdio
          |       ^^^^^

      adapters/widget/adapter.yaml:5:1: the door stdio has no use for 'module'
        5 | module: widget.js
          | ^^^^^^"
    `);
  });

  it('is refused with a placeholder that nothing fills in', async () => {
    const text = `${SOUND}setup:
  - [cargo, build, --target-dir, '{bulid}']
  - [echo, '{version.cargo}', '{value}']
env: { ENDPOINT: '{{imds}}/' }
needs: [{ program: cargo, install: get Rust }]
`;
    expect(await refusal(text)).toMatchInlineSnapshot(`
      "reading the manifest

      adapters/widget/adapter.yaml:7:34: there is no placeholder '{bulid}'
        7 |   - [cargo, build, --target-dir, '{bulid}']
          |                                  ^^^^^^^^^
        Did you mean 'build'?

      adapters/widget/adapter.yaml:8:12: there is no placeholder '{version.cargo}'
        8 |   - [echo, '{version.cargo}', '{value}']
          |            ^^^^^^^^^^^^^^^^^
        Known: {here}, {build}, {edition.boto3}, {edition.botocore}, {edition.awscrt}, {program.cargo}.

      adapters/widget/adapter.yaml:8:31: there is no placeholder '{value}'
        8 |   - [echo, '{version.cargo}', '{value}']
          |                               ^^^^^^^^^
        Known: {here}, {build}, {edition.boto3}, {edition.botocore}, {edition.awscrt}, {program.cargo}.

      adapters/widget/adapter.yaml:9:18: at the door stdio, braces are not filled in per case
        9 | env: { ENDPOINT: '{{imds}}/' }
          |                  ^^^^^^^^^^^"
    `);
  });

  it('may have the address of a service in the environment of a command', async () => {
    const exec = SOUND.replace('stdio', 'exec');
    expect(await parseManifest(`${exec}env: { A: '{{imds}}/' }\n`, 'x')).toBeDefined();
    expect(await refusal(`${exec}env: { A: '{{idms}}/' }\n`)).toContain("Did you mean 'imds'?");
  });

  it('tells a version by a group of a regular expression that compiles', async () => {
    const need = (pattern: string) =>
      `${SOUND}needs:\n  - { program: a, install: b, version: { args: [], pattern: '${pattern}' } }\n`;
    expect(await refusal(need('v(1'))).toContain(':7:61: Invalid regular expression');
    expect(await refusal(need('v1'))).toContain('the pattern has no group that is the version');
    expect(await parseManifest(need('v(1)'), 'x')).toBeDefined();
  });

  it('that is no YAML is refused with its place', async () => {
    expect(await refusal('name: [\n')).toContain('adapters/widget/adapter.yaml:2:1:');
  });
});

describe('the place of a manifest', () => {
  const manifest = {
    name: 'widget',
    title: 'Widget',
    language: 'Rust',
    version: '{edition.boto3}',
    door: 'stdio',
    setup: [['{program.cargo}', 'install', '--root', '{build}', 'it@{edition.botocore}']],
    command: ['{build}/bin/widget', '{here}/data', '{program.cargo}', '{{imds}}'],
  } as const;
  const placed = placeManifest(structuredClone(manifest) as never, '/here', '/build');

  it('fills in the folders and the versions of the edition, and leaves programs for later', () => {
    expect(placed.command).toEqual([
      '/build/bin/widget',
      '/here/data',
      '{program.cargo}',
      '{{imds}}',
    ]);
    expect(placed.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('does not change the recipe, which a version of the edition does', () => {
    const elsewhere = placeManifest(structuredClone(manifest) as never, '/there', '/b');
    expect(elsewhere.recipe).toBe(placed.recipe);
    expect(placed.recipe).toContain('{build}');
    expect(placed.recipe).not.toContain('{edition');
  });

  it('builds beside the manifest, or in CREDCHAIN_BUILD', async () => {
    const path = manifestPath('boto3');
    vi.stubEnv('CREDCHAIN_BUILD', '');
    expect((await readManifest(path)).build).toBe(path.replace('adapter.yaml', 'build'));
    vi.stubEnv('CREDCHAIN_BUILD', '/cache');
    expect((await readManifest(path)).build).toBe('/cache/boto3');
  });
});
