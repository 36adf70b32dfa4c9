import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Given } from '../model/case.js';
import { CONTAINER, form, IMDS, STS } from './testing/questions.js';
import { open, type Kind, type TestWorld } from './testing/worlds.js';

const open_: TestWorld[] = [];
async function world(kind: Kind, services: Partial<Given>): Promise<TestWorld> {
  const opened = await open(kind, services);
  open_.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all(open_.splice(0).map((each) => each.close()));
});

describe.each(['memory', 'gateway'] as const)('a world in %s', (kind) => {
  it('refuses what it does not give, and writes it down', async () => {
    const each = await world(kind, {});
    expect(await each.ask(`${IMDS}/api/token`, { method: 'PUT' })).toEqual({ failed: 'refused' });
    expect(await each.ask('http://example.com/x')).toEqual({ failed: 'refused' });
    expect(each.requests).toMatchObject([
      { service: 'imds', operation: 'token', url: 'http://169.254.169.254/latest/api/token' },
      { service: 'example.com', method: 'GET', url: 'http://example.com/x' },
    ]);
  });

  it('refuses or cannot be reached where the case says so', async () => {
    const each = await world(kind, {
      imds: { token: [{ abort: 'refuse' }, { abort: 'unreachable' }, 't'] },
    });
    const answers = [];
    for (let i = 0; i < 3; i++)
      answers.push(await each.ask(`${IMDS}/api/token`, { method: 'PUT' }));
    expect(answers.map(({ failed, body }) => failed ?? body)).toEqual([
      'refused',
      'connect-timeout',
      't',
    ]);
  });
});

describe('a world in memory', () => {
  it('waits on its own clock', async () => {
    const each = await world('memory', {
      container: { credentials: [{ delay: 30_000 }, { abort: 'never' }, { delay: 400, body: '' }] },
    });
    const started = performance.now();
    for (let i = 0; i < 3; i++) await each.ask(CONTAINER, { timeout: 2_000 });
    expect(each.slept()).toBe(2_000 + 2_000 + 400);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each([
    { body: 'x'.repeat(1_000), repeat: 100_000 },
    { body: 'abc', endless: true },
  ] as const)('reads no more of a huge body than it must', async (answer) => {
    const each = await world('memory', { container: { credentials: answer } });
    expect(await each.ask(CONTAINER)).toEqual({ failed: 'too-large' });
  });
});

describe('a world on loopback', () => {
  it('sends 100 MB, and a body without an end until the client has enough', async () => {
    const each = await world('gateway', {
      container: {
        credentials: [
          { body: 'x'.repeat(1_000), repeat: 100_000 },
          { body: 'abc', endless: true },
        ],
      },
    });
    const { body } = await each.ask(CONTAINER, { timeout: 10_000 });
    expect(body?.length).toBe(100_000_000);
    expect(await each.ask(CONTAINER, { timeout: 200 })).toEqual({ failed: 'timeout' });
  });

  it('is at an address that refuses where a service is absent', async () => {
    const each = await world('servers', { sts: {} });
    expect(await each.ask(CONTAINER)).toEqual({ failed: 'refused' });
    expect(each.requests).toEqual([]);
  });

  it('leaves no server, socket or timer behind, whatever is under way', async () => {
    const worlds = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const kind = i % 2 === 0 ? 'gateway' : 'servers';
        const each = await open(kind, {
          sts: { AssumeRole: { abort: 'never' } },
          container: { credentials: { body: 'abc', endless: true } },
          imds: { token: { delay: 60_000 } },
        });
        const asked = [
          each.ask(CONTAINER, { timeout: 60_000 }),
          each.ask(STS, { ...form({ Action: 'AssumeRole' }), timeout: 60_000 }),
          each.ask(`${IMDS}/api/token`, { method: 'PUT', timeout: 60_000 }),
        ];
        return { each, asked: asked[i % 3]! };
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all(worlds.map(({ each }) => each.close()));
    for (const { asked } of worlds) expect((await asked).failed).toBe('reset');
    const left = (kind: RegExp) => process.getActiveResourcesInfo().filter((one) => kind.test(one));
    await vi.waitFor(() => expect(left(/TCP|Connect/)).toEqual([]), 5_000);
    // One for each delay would be a hundred; a few belong to the test runner.
    expect(left(/Timeout/).length).toBeLessThan(10);
  });
});
