import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { judge } from '../judge/index.js';
import type { Question, Subject } from '../model/adapter.js';
import type { Case, Given } from '../model/case.js';
import { AdapterStartError } from '../resolve/adapter-start-error.js';
import { openStdio } from '../resolve/stdio.js';

const opened: Subject[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((subject) => subject.close()));
});

async function open(animal: string, jobs = 1, startTimeoutMs = 20_000): Promise<Subject> {
  const path = fileURLToPath(new URL(`${animal}.mjs`, import.meta.url));
  const subject = await openStdio(
    { argv: [process.execPath, path], cwd: process.cwd(), env: {}, startTimeoutMs },
    jobs,
  );
  opened.push(subject);
  return subject;
}

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDZOO', AWS_SECRET_ACCESS_KEY: 'zoo-secret' };

function aCase(env: Record<string, string>): Case {
  const given: Given = { params: {}, env, files: {} };
  return {
    id: 'zoo',
    title: 'A world for animals',
    rules: ['ENV-1'],
    operation: 'resolve',
    given,
    expect:
      'AWS_ACCESS_KEY_ID' in env
        ? { credentials: { accessKeyId: 'AKIDZOO', secretAccessKey: 'zoo-secret' }, source: 'env' }
        : { none: true },
    location: { file: 'zoo.yaml', line: 1, column: 1 },
  };
}

const withKeys = aCase(KEYS);
const empty = aCase({});

/** A long time for animals that answer, whatever else the machine is doing. */
const PATIENCE = 20_000;

async function verdictOf(subject: Subject, testCase: Case, timeoutMs = PATIENCE) {
  const question: Question = {
    operation: 'resolve',
    given: testCase.given,
    ...(testCase.later && { later: testCase.later }),
    traps: [],
    timeoutMs,
  };
  return judge(testCase, await subject.ask(question), subject.info);
}

async function statusesOf(animal: string, cases: readonly Case[], timeoutMs = PATIENCE) {
  const subject = await open(animal);
  const statuses = [];
  for (const each of cases) statuses.push((await verdictOf(subject, each, timeoutMs)).status);
  return statuses;
}

describe('animals that are well', () => {
  it('good: passes', async () => {
    expect(await statusesOf('good', [withKeys, empty])).toEqual(['pass', 'pass']);
  });

  it('answers-out-of-order: passes, with several questions under way', async () => {
    const subject = await open('answers-out-of-order', 3);
    const verdicts = await Promise.all(
      [withKeys, empty, withKeys].map((each) => verdictOf(subject, each)),
    );
    expect(verdicts.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass']);
  });

  it('noisy-on-stderr: passes, and the noise is not shown', async () => {
    const verdict = await verdictOf(await open('noisy-on-stderr'), withKeys);
    expect(verdict.status).toBe('pass');
    expect(verdict.stderr).toBeUndefined();
  });

  it('ignores-sigterm: passes, and is gone after closing', async () => {
    const subject = await open('ignores-sigterm');
    expect((await verdictOf(subject, withKeys)).status).toBe('pass');
    await subject.close();
  });
});

describe('animals that answer wrongly', () => {
  it('answers-wrong: fails at each place that differs', async () => {
    const verdict = await verdictOf(await open('answers-wrong'), withKeys);
    expect(verdict.status).toBe('fail');
    expect(verdict.differences.map(({ path }) => path)).toEqual([
      'credentials.accessKeyId',
      'credentials.secretAccessKey',
      'source',
    ]);
  });

  it('answers-unsupported: is unsupported, never a pass', async () => {
    const verdict = await verdictOf(await open('answers-unsupported'), withKeys);
    expect(verdict.status).toBe('unsupported');
    expect(verdict.detail).toContain('no files here');
  });
});

describe('animals that fall', () => {
  it('crashes-on-keys: one crash with its stderr, and the cases around it pass', async () => {
    const subject = await open('crashes-on-keys');
    expect((await verdictOf(subject, empty)).status).toBe('pass');
    const crash = await verdictOf(subject, withKeys);
    expect(crash.status).toBe('crash');
    expect(crash.detail).toContain('exited with 70');
    expect(crash.stderr).toContain('panic: keys');
    expect((await verdictOf(subject, empty)).status).toBe('pass');
  });

  it('hangs-on-keys: one timeout, and the cases around it pass', async () => {
    const subject = await open('hangs-on-keys');
    expect((await verdictOf(subject, empty)).status).toBe('pass');
    expect((await verdictOf(subject, withKeys, 300)).status).toBe('timeout');
    expect((await verdictOf(subject, empty)).status).toBe('pass');
  });

  it('exits-after-one: the next case is answered by a new process', async () => {
    const subject = await open('exits-after-one');
    expect((await verdictOf(subject, withKeys)).status).toBe('pass');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await verdictOf(subject, withKeys)).status).toBe('pass');
  });

  it('closes-stdout: a crash that says so', async () => {
    const verdict = await verdictOf(await open('closes-stdout'), withKeys);
    expect(verdict.status).toBe('crash');
    expect(verdict.detail).toContain('closed its standard output');
  });

  it('prints-endless-line: a crash that says so, in bounded memory', async () => {
    const verdict = await verdictOf(await open('prints-endless-line'), withKeys);
    expect(verdict.status).toBe('crash');
    expect(verdict.detail).toContain('a line of more than');
  });
});

describe('animals that break the protocol', () => {
  it.each([
    ['noisy-on-stdout', 'instead of JSON it printed "DEBUG resolving"'],
    ['answers-with-wrong-id', 'it answered the id "another"'],
    ['answers-with-number-for-text', 'accessKeyId must be string'],
    ['answers-with-number-for-id', 'id must be string'],
    ['answers-with-unknown-result', 'result'],
  ])('%s: a harness error that names the fault', async (animal, fault) => {
    const verdict = await verdictOf(await open(animal), withKeys);
    expect(verdict.status).toBe('harness-error');
    expect(verdict.detail).toContain(fault);
  });

  it('answers-twice: the answer counts, the second is told to the next case', async () => {
    const subject = await open('answers-twice');
    expect((await verdictOf(subject, withKeys)).status).toBe('pass');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const next = await verdictOf(subject, withKeys);
    expect(next.status).toBe('harness-error');
    expect(next.detail).toContain('which no question under way has');
  });
});

describe('animals that do not greet', () => {
  it.each([
    ['dies-in-handshake', 'the process exited with 1'],
    ['greets-with-unknown-version', 'it speaks version 99 of the protocol, the runner speaks 1'],
    ['greets-with-text', 'instead of JSON it printed "Welcome!"'],
    ['greets-with-unknown-capability', 'capabilities'],
  ])('%s: cannot be started, and the reason is told', async (animal, reason) => {
    await expect(open(animal)).rejects.toThrow(AdapterStartError);
    await expect(open(animal)).rejects.toThrow(reason);
  });

  it('dies-in-handshake: its standard error is part of the message', async () => {
    await expect(open('dies-in-handshake')).rejects.toThrow('cannot load libaws.so');
  });

  it('silent-in-handshake: cannot be started either', async () => {
    await expect(open('silent-in-handshake', 1, 300)).rejects.toThrow(
      'no answer to hello within 300 ms',
    );
  });

  it('a program that does not exist: cannot be started', async () => {
    const command = { argv: ['no-such-program'], cwd: '/', env: {}, startTimeoutMs: 20_000 };
    await expect(openStdio(command, 1)).rejects.toThrow(AdapterStartError);
  });
});

describe('a case with steps', () => {
  const later = [{ afterMs: 60_000, given: withKeys.given, expect: withKeys.expect }];
  const steps: Case = { ...empty, later };

  it('is asked step by step of an animal that keeps sessions', async () => {
    expect(await statusesOf('keeps-sessions', [steps, steps])).toEqual(['pass', 'pass']);
  });

  it('crashes with an animal that dies when it is asked again, and the next case goes on', async () => {
    expect(await statusesOf('dies-when-asked-again', [steps, empty])).toEqual(['crash', 'pass']);
  });
});
