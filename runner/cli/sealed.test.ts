import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mounts, processesWith } from '../seal/testing/left.js';
import { whyNotPermitted } from '../seal/testing/permitted.js';
import { credchain, finished, lastLine, startCredchain } from './testing/credchain.js';

const reason = await whyNotPermitted();

const METADATA = ['run', 'suites/metadata.yaml', '--exec', './adapters/metadata.mjs'];
const SEALED = ['--isolation', 'sealed'];

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'credchain-sealed-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder for all that a run makes. */
function ownTemp(): string {
  return mkdtempSync(join(folder, 'temp-'));
}

/** Expects that no process of a run is left, and nothing in its folder. */
async function expectNothingLeft(temp: string): Promise<void> {
  await vi.waitFor(
    () => {
      expect(processesWith(temp)).toEqual([]);
      expect(readdirSync(temp)).toEqual([]);
    },
    { timeout: 10_000 },
  );
}

describe.skipIf(reason !== undefined)('a sealed run', () => {
  it('shows what a redirected one cannot', async () => {
    const redirected = await credchain(METADATA);
    expect(lastLine(redirected.stdout)).toBe('0 passed, 0 failed, 2 skipped');
    const temp = ownTemp();
    const before = mounts();
    const sealed = await credchain([...METADATA, ...SEALED], { env: { TMPDIR: temp } });
    expect(sealed).toMatchObject({ status: 0, stderr: '' });
    expect(sealed.stdout).toContain('exec unknown (unknown, exec, sealed)');
    expect(lastLine(sealed.stdout)).toBe('2 passed, 0 failed, 0 skipped');
    expect(mounts()).toEqual(before);
    await expectNothingLeft(temp);
  });

  it('keeps the seal when the program crashes, and tells how to repeat that', async () => {
    const temp = ownTemp();
    const args = ['run', 'suites/keys.yaml', '--exec', './adapters/suicidal.sh', ...SEALED];
    const { status, stdout } = await credchain(args, { env: { TMPDIR: temp } });
    expect(status).toBe(1);
    expect(lastLine(stdout)).toBe('0 passed, 2 failed, 1 skipped');
    expect(stdout).toContain('The adapter crashed. it was ended by signal 9');
    expect(stdout).toContain('out of memory');
    expect(stdout).toContain('--exec ./adapters/suicidal.sh --isolation sealed');
    await expectNothingLeft(temp);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGKILL', null],
  ] as const)('leaves nothing behind when it is ended by %s', async (signal, expected) => {
    const temp = ownTemp();
    const args = ['run', 'suites/keys.yaml', '--exec', './adapters/sleepy.sh', '--jobs', '1'];
    const child = startCredchain([...args, ...SEALED], { env: { TMPDIR: temp } });
    const end = finished(child);
    const files = () => readdirSync(temp, { recursive: true }).map(String);
    await vi.waitFor(() => expect(files().join()).toContain('/home/asleep'), { timeout: 20_000 });
    expect(processesWith(temp).length).toBeGreaterThan(3);
    child.kill(signal);
    expect((await end).status).toBe(expected);
    await expectNothingLeft(temp);
  });
});

describe('a run that cannot be sealed', () => {
  it('ends with 3 where namespaces are not permitted, and says what is missing', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const refusal = 'unshare: unshare failed: Operation not permitted';
    writeFileSync(join(bin, 'unshare'), `#!/bin/sh\necho '${refusal}' >&2\nexit 1\n`, {
      mode: 0o755,
    });
    const temp = ownTemp();
    const env = { PATH: `${bin}:${process.env['PATH']}`, TMPDIR: temp };
    const { status, stdout, stderr } = await credchain([...METADATA, ...SEALED], { env });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain(`error: --isolation sealed is not possible here: ${refusal}`);
    expect(stderr).toContain('namespaces must be permitted');
    expect(readdirSync(temp)).toEqual([]);
  });

  it.each([
    [['run', ...SEALED], 'needs --adapter or --exec'],
    [['run', '--isolation', 'seald'], `Did you mean 'sealed'?`],
    [['run', '--isolation', 'memory', '--exec', 'x'], 'one of redirect, sealed'],
  ])('ends with 2 for the words %j', async (words, advice) => {
    const { status, stderr } = await credchain(words);
    expect(status).toBe(2);
    expect(stderr).toContain(advice);
  });
});
