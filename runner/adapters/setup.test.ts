import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from './manifest.js';
import { setupAdapter, type SetupEvent } from './setup.js';
import { adapterState } from './state.js';
import { openWorkshop } from './testing/workshop.js';

async function run(manifest: Manifest, options: { pauses?: number[]; signal?: AbortSignal } = {}) {
  const events: SetupEvent[] = [];
  const tell = (event: SetupEvent) => void events.push(event);
  const result: unknown = await setupAdapter(manifest, { pauses: [], ...options, tell }).catch(
    (error: unknown) => error,
  );
  return { result, events };
}

/** Builds a program, the version of which is that of the edition. */
const BUILD = `
import { writeFileSync } from 'node:fs';
const [folder, version] = process.argv.slice(2);
console.log('building ' + version);
writeFileSync(folder + '/widget', '#!/bin/sh\\necho ' + version, { mode: 0o755 });
`;

function adapterToBuild() {
  const { file, manifest, folder } = openWorkshop();
  file('build.mjs', BUILD);
  const built = manifest({
    setup: [[process.execPath, 'build.mjs', '{build}', '{edition.boto3}']],
    command: ['{build}/widget'],
  });
  return { folder, manifest: built };
}

describe('a setup', () => {
  it('makes an adapter ready, and tells what it does', async () => {
    const { manifest } = adapterToBuild();
    expect(adapterState(manifest)).toEqual({
      state: 'not set up',
      hint: 'run `credchain adapters setup widget`',
    });
    const { result, events } = await run(manifest);
    expect(result).toBe(true);
    expect(events).toEqual([
      { kind: 'step', step: 1, steps: 1, argv: manifest.setup![0] },
      { kind: 'output', line: expect.stringMatching(/^building \d/) },
    ]);
    expect(adapterState(manifest)).toEqual({ state: 'ready', manifest });
  });

  it('can be run again', async () => {
    const { manifest } = adapterToBuild();
    await run(manifest);
    expect((await run(manifest)).result).toBe(true);
    expect(adapterState(manifest).state).toBe('ready');
  });

  it('is needed again when it would build something else', async () => {
    const { manifest } = adapterToBuild();
    await run(manifest);
    const recipe = manifest.recipe.replace('build.mjs', 'build-anew.mjs');
    expect(adapterState({ ...manifest, recipe }).state).toBe('not set up');
  });

  it('that fails leaves the adapter not set up, and tells the end of what was printed', async () => {
    const { file, manifest } = openWorkshop();
    file('fail.mjs', 'for (let i = 1; i <= 30; i++) console.error("line " + i); process.exit(7)');
    const failing = manifest({ setup: [[process.execPath, 'fail.mjs']], command: ['sh'] });
    const { result } = await run(failing);
    expect(result).toMatchObject({ name: 'UserError', fault: 'adapter' });
    const [head, ...tail] = (result as Error).message.split('\n');
    expect(head).toBe(`setting up widget: \`${process.execPath} fail.mjs\` ended with status 7`);
    expect(tail).toHaveLength(20);
    expect(tail.at(-1)).toBe('  line 30');
    expect(adapterState(failing).state).toBe('not set up');
  });

  it('that fails after one that did not leaves the adapter not set up', async () => {
    const { folder, manifest } = adapterToBuild();
    await run(manifest);
    await run({ ...manifest, setup: [['sh', '-c', 'exit 1']] });
    expect(existsSync(join(folder, 'build/widget'))).toBe(true);
    expect(adapterState(manifest).state).toBe('not set up');
  });

  it('tries a command again that failed, as registries stumble', async () => {
    const { folder, manifest } = openWorkshop();
    const stumble = 'echo x >> tries; [ $(wc -l < tries) -ge 3 ]';
    const stumbling = manifest({ setup: [['sh', '-c', stumble]], command: ['sh'] });
    const { result, events } = await run(stumbling, { pauses: [1, 2] });
    expect(result).toBe(true);
    expect(events.slice(1)).toEqual([
      { kind: 'retry', pauseMs: 1, reason: 'ended with status 1' },
      { kind: 'retry', pauseMs: 2, reason: 'ended with status 1' },
    ]);
    expect(readFileSync(join(folder, 'tries'), 'utf8')).toBe('x\nx\nx\n');
  });

  it('does not try again what cannot be run at all', async () => {
    const { manifest } = openWorkshop();
    const { result, events } = await run(manifest({ setup: [['./nothing']] }), { pauses: [1] });
    expect((result as Error).message).toContain('could not be run: spawn ./nothing ENOENT');
    expect(events).toHaveLength(1);
  });

  it('ends at once when it is told to', async () => {
    const { manifest } = openWorkshop();
    const signal = AbortSignal.timeout(50);
    const { result } = await run(manifest({ setup: [['sleep', '60']] }), { signal, pauses: [1] });
    expect((result as Error).message).toMatch(/could not be run: .*abort/);
  });

  it('is refused where a program is missing', async () => {
    const { manifest } = openWorkshop();
    const needs = [{ program: 'no-such-program', install: 'get it from a friend' }];
    const needy = manifest({ needs, setup: [['true']], command: ['sh'] });
    const { result } = await run(needy);
    expect((result as Error).message).toBe(
      'setting up widget: no-such-program is missing: get it from a friend',
    );
    expect(adapterState(needy)).toEqual({
      state: 'toolchain missing',
      hint: 'get it from a friend',
    });
  });

  it('tells what to do where there is no place to build', async () => {
    const { file, manifest } = openWorkshop();
    file('build', 'a file');
    const { result } = await run(manifest({ setup: [['true']] }));
    expect((result as Error).message).toContain('set CREDCHAIN_BUILD to a folder');
  });

  it('is nothing where there is nothing to build', async () => {
    const { manifest } = openWorkshop();
    const ready = manifest({ command: ['sh'] });
    expect(await run(ready)).toEqual({ result: false, events: [] });
    expect(adapterState(ready).state).toBe('ready');
    expect(adapterState(manifest({ command: ['no-such-program'] })).state).toBe(
      'toolchain missing',
    );
  });
});
