import { afterEach, describe, expect, it } from 'vitest';
import type { Given } from '../model/case.js';
import { stageInMemory } from './memory.js';
import { stageForProcess, type ProcessWorld } from './process.js';

const MINUTE = 60_000;

const before: Given = {
  params: {},
  env: { TIME: '{{now}}', OLD: 'x' },
  files: {
    '~/kept': { text: '{{now}}' },
    '~/changed': { text: 'one' },
    '~/gone': { text: 'x' },
    '~/rewritten': { text: 'theirs' },
  },
  commands: [{ argv: ['creds'], stdout: 'first' }],
  imds: { token: 'first', roles: 'role-first' },
  now: '2026-01-01T00:00:00Z',
};

const after: Given = {
  ...before,
  env: { TIME: '{{now}}', NEW: '{{now}}' },
  files: {
    '~/kept': { text: '{{now}}' },
    '~/changed': { text: 'two' },
    '~/rewritten': { text: 'theirs' },
  },
  commands: [{ argv: ['creds'], stdout: 'second' }],
};

const PATHS = ['~/kept', '~/changed', '~/gone', '~/rewritten'];
let staged: ProcessWorld | undefined;

afterEach(() => staged?.dispose());

describe('a world in memory', () => {
  it('changes what the step changes, and nothing else', async () => {
    const { world, advance, look, now } = stageInMemory(before);
    world.files.write('/home/user/rewritten', new TextEncoder().encode('ours'), 0o600);
    const began = now();
    advance(5 * MINUTE, after);
    expect(now() - began).toBe(5 * MINUTE);
    expect(Object.fromEntries(world.env)).toEqual({
      HOME: '/home/user',
      TIME: '2026-01-01T00:00:00Z',
      NEW: '2026-01-01T00:05:00Z',
    });
    const found = Object.entries(look(PATHS)).map(([path, { text }]) => [path, text]);
    expect(found).toEqual([
      ['~/kept', '2026-01-01T00:00:00Z'],
      ['~/changed', 'two'],
      ['~/rewritten', 'ours'],
    ]);
    const { stdout } = await world.run(['creds']);
    expect(new TextDecoder().decode(stdout)).toBe('second');
  });

  it('goes on with the answers of a service that stays the same', async () => {
    const lists: Given = { ...before, imds: { roles: ['one', 'two'] } };
    const { world, advance } = stageInMemory(lists);
    const url = 'http://169.254.169.254/latest/meta-data/iam/security-credentials/';
    const ask = async () => (await world.fetch(new Request(url), { timeout: 1000 })).text();
    expect(await ask()).toBe('one');
    advance(MINUTE, { ...lists, env: {} });
    expect(await ask()).toBe('two');
    advance(MINUTE, { ...lists, imds: { roles: ['three', 'four'] } });
    expect(await ask()).toBe('three');
  });
});

describe('a world on the disk', () => {
  it('changes in the same way', async () => {
    staged = await stageForProcess(before, [], { route: 'gateway' });
    const env = staged.advance(5 * MINUTE, after);
    expect(Object.keys(env).sort()).toEqual(['HOME', 'NEW', 'PATH', 'TIME']);
    expect(Date.parse(env['NEW']!) - Date.parse(env['TIME']!)).toBe(5 * MINUTE);
    expect(env['TIME']).toBe(staged.env['TIME']);
    const found = staged.look(PATHS);
    expect(Object.keys(found)).toEqual(['~/kept', '~/changed', '~/rewritten']);
    expect(found['~/changed']).toEqual({ text: 'two', mode: 0o600 });
  });
});
