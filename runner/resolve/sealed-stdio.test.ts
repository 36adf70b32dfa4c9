import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Question, Subject } from '../model/adapter.js';
import { processesWith } from '../seal/testing/left.js';
import { whyNotPermitted } from '../seal/testing/permitted.js';
import { openStdio } from './stdio.js';

const reason = await whyNotPermitted();

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDZOO', AWS_SECRET_ACCESS_KEY: 'zoo-secret' };

const opened: Subject[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((subject) => subject.close()));
});

async function open(animal: string, mark: string, jobs: number): Promise<Subject> {
  const path = fileURLToPath(new URL(`../zoo/${animal}.mjs`, import.meta.url));
  const argv = [process.execPath, path, mark];
  const command = { argv, cwd: '/', env: {}, startTimeoutMs: 20_000 };
  const subject = await openStdio(command, jobs, { sealed: true });
  opened.push(subject);
  return subject;
}

function question(env: Question['given']['env']): Question {
  const given = { params: {}, env, files: {} };
  return { operation: 'resolve', given, traps: [], timeoutMs: 20_000 };
}

describe.skipIf(reason !== undefined)('a sealed adapter that stays up', () => {
  it('is started anew in its seal after a crash', async () => {
    const subject = await open('crashes-on-keys', 'mark-of-a-crash', 1);
    expect(await subject.ask(question(KEYS))).toMatchObject({
      kind: 'crash',
      detail: 'the process exited with 70',
      stderr: expect.stringContaining('panic: keys'),
    });
    expect(await subject.ask(question({}))).toMatchObject({
      kind: 'outcome',
      outcome: { result: 'none' },
    });
    await subject.close();
    expect(processesWith('mark-of-a-crash')).toEqual([]);
  });

  it('has a process for each world, though it could have several under way', async () => {
    const subject = await open('answers-out-of-order', 'mark-of-many', 2);
    const both = await Promise.all([subject.ask(question(KEYS)), subject.ask(question({}))]);
    expect(both).toMatchObject([
      { outcome: { result: 'credentials' } },
      { outcome: { result: 'none' } },
    ]);
    // The one that enters waits for the one that is inside.
    expect(processesWith('mark-of-many')).toHaveLength(2 * 2);
  });

  it('says why it could not be started', async () => {
    const argv = ['/nonexistent/program'];
    const command = { argv, cwd: '/', env: {}, startTimeoutMs: 20_000 };
    await expect(openStdio(command, 1, { sealed: true })).rejects.toThrow(
      /the process exited with 127[^]*nonexistent.program/,
    );
  });
});
