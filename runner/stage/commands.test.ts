import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { CommandNotFoundError } from '../../reference/index.js';
import type { Activity } from '../model/adapter.js';
import type { Command } from '../model/case-file.generated.js';
import { memoryCommands } from './memory-commands.js';
import { writeCommands } from './script-commands.js';
import { makeTempHome, type TempHome } from './temp-home.js';

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

interface Programs {
  readonly run: (...argv: string[]) => Promise<Ran | 'not found'>;
  readonly calls: () => readonly Activity[];
}

const NO_FILES = { isThere: () => false };
const homes: TempHome[] = [];
afterEach(() => {
  for (const home of homes.splice(0)) home.remove();
});

function inMemory(commands: readonly Command[]): Programs {
  const calls: Activity[] = [];
  const run = memoryCommands(commands, '/home/user', NO_FILES, (call) => void calls.push(call));
  return {
    calls: () => calls,
    run: async (program = '', ...args) => {
      try {
        const result = await run([program.replace(/^~/, '/home/user'), ...args]);
        const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
        return { stdout: text(result.stdout), stderr: text(result.stderr), exit: result.exit };
      } catch (error) {
        expect(error).toBeInstanceOf(CommandNotFoundError);
        return 'not found';
      }
    },
  };
}

function onDisk(commands: readonly Command[]): Programs {
  const temp = makeTempHome();
  homes.push(temp);
  const { home, bin, notes: folder } = temp;
  const written = writeCommands(commands, { home, bin, folder });
  return {
    calls: () => written.calls(),
    run: (program = '', ...args) => {
      const options = { env: { PATH: bin }, encoding: 'latin1', maxBuffer: 2 ** 28 } as const;
      const result = spawnSync(program.replace(/^~/, home), args, options);
      if (result.error !== undefined) return Promise.resolve('not found');
      const { stdout, stderr, status } = result;
      return Promise.resolve({ stdout, stderr, exit: status ?? -1 });
    },
  };
}

describe.each([
  ['in memory', inMemory],
  ['on the disk', onDisk],
])('programs %s', (_, programs) => {
  it('write what the case says and exit as it says', async () => {
    const { run } = programs([
      { argv: ['get', 'a'], stdout: 'out\n', stderr: 'err', exit: 3 },
      { argv: ['get'], stdout: { json: { Version: 1 } } },
      { argv: ['bytes'], stdout: { base64: '/wAK' }, stderr: { text: 'e' } },
      { argv: ['~/tools/my get', 'x'], stdout: 'from a path' },
    ]);
    expect(await run('get', 'a')).toEqual({ stdout: 'out\n', stderr: 'err', exit: 3 });
    expect(await run('get')).toEqual({ stdout: '{"Version":1}', stderr: '', exit: 0 });
    expect(await run('bytes')).toEqual({ stdout: '\xff\0\n', stderr: 'e', exit: 0 });
    expect(await run('~/tools/my get', 'x')).toEqual({
      stdout: 'from a path',
      stderr: '',
      exit: 0,
    });
  });

  it('compare their arguments exactly', async () => {
    const strange = ['', ' a  b ', "it's", '"$HOME" `x` \\', '*', 'ä\n', '-n'];
    const { run, calls } = programs([{ argv: ['get', ...strange], stdout: 'yes' }]);
    expect(await run('get', ...strange)).toMatchObject({ stdout: 'yes', exit: 0 });
    const other = { stdout: '', stderr: 'the case gives no such arguments\n', exit: 64 };
    expect(await run('get', ...strange, '')).toEqual(other);
    expect(await run('get')).toEqual(other);
    expect(calls()).toEqual([
      { kind: 'command', argv: ['get', ...strange] },
      { kind: 'command', argv: ['get', ...strange, ''] },
      { kind: 'command', argv: ['get'] },
    ]);
  });

  it('take the entries of the same arguments in order, and the last one for ever', async () => {
    const { run } = programs([
      { argv: ['get'], stdout: '1' },
      { argv: ['get', 'x'], stdout: 'x' },
      { argv: ['get'], stdout: '2', exit: 1 },
      { argv: ['get'], stdout: '3' },
    ]);
    const first = await run('get');
    await run('get', 'x');
    expect([first, await run('get'), await run('get'), await run('get')]).toMatchObject([
      { stdout: '1', exit: 0 },
      { stdout: '2', exit: 1 },
      { stdout: '3', exit: 0 },
      { stdout: '3', exit: 0 },
    ]);
  });

  it('write as much as the case says', async () => {
    const { run } = programs([{ argv: ['huge'], stdout: { text: 'abc', repeat: 33_333_333 } }]);
    const answer = await run('huge');
    expect(answer).toMatchObject({ exit: 0 });
    if (answer === 'not found') return;
    expect(answer.stdout.length).toBe(99_999_999);
    expect(answer.stdout.endsWith('abcabc')).toBe(true);
  });

  it('are not found where the case gives none', async () => {
    const { run } = programs([{ argv: ['get'] }]);
    expect(await run('other')).toBe('not found');
  });
});
