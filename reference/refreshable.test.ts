import { describe, expect, it } from 'vitest';
import { Decisions } from './decisions.js';
import { ResolutionError } from './outcome.js';
import { refreshable, type Expiring } from './refreshable.js';
import type { Session } from './session.js';

const MINUTE = 60_000;
const RULES = { refresh: 'R-1', naive: 'R-2', stillExpired: 'R-3' };
const CALLERS = 300;

/** Credentials that end `minutes` from the beginning. */
function ending(minutes: number, accessKeyId = 'AKID'): Expiring {
  return { values: { accessKeyId }, expiry: { ms: minutes * MINUTE } };
}

/** Refreshable credentials with a clock of their own, and a service that answers when it is told to. */
function open(first: Expiring | undefined) {
  const clock = { now: 0 };
  const world = { now: () => clock.now };
  const session = { world, decisions: new Decisions() } as unknown as Session;
  const asked: ((answer: Expiring | Error) => void)[] = [];
  const fetch = () =>
    new Promise<Expiring>((resolve, reject) => {
      asked.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  const credentials = refreshable(session, 'iam-role', first, fetch, RULES);
  return { clock, asked, freeze: () => credentials.freeze() };
}

const failure = () => new ResolutionError('connection-failed', 'R-0', 'nobody answers');
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('hundreds of callers', () => {
  it('wait for one refresh where nothing is held', async () => {
    const { asked, freeze } = open(undefined);
    const all = Array.from({ length: CALLERS }, () => freeze());
    await turn();
    expect(asked).toHaveLength(1);
    asked[0]!(ending(60, 'NEW'));
    const keys = (await Promise.all(all)).map(({ accessKeyId }) => accessKeyId);
    expect(keys).toEqual(Array(CALLERS).fill('NEW'));
    expect(asked).toHaveLength(1);
  });

  it('wait for one refresh in the mandatory window', async () => {
    const { asked, freeze } = open(ending(9));
    const all = Array.from({ length: CALLERS }, () => freeze());
    await turn();
    asked[0]!(ending(60, 'NEW'));
    expect(new Set((await Promise.all(all)).map((each) => each.accessKeyId))).toEqual(
      new Set(['NEW']),
    );
    expect(asked).toHaveLength(1);
  });

  it('do not wait in the advisory window, except for the one who fetches', async () => {
    const { asked, freeze } = open(ending(12));
    const [leader, ...others] = Array.from({ length: CALLERS }, () => freeze());
    expect((await Promise.all(others)).map((each) => each.accessKeyId)).toEqual(
      Array(CALLERS - 1).fill('AKID'),
    );
    expect(asked).toHaveLength(1);
    asked[0]!(ending(60, 'NEW'));
    expect((await leader!).accessKeyId).toBe('NEW');
    expect((await freeze()).accessKeyId).toBe('NEW');
  });

  it('try one after the other where the refresh fails', async () => {
    const { asked, freeze } = open(undefined);
    const all = Array.from({ length: 3 }, () => freeze());
    const settled = Promise.allSettled(all);
    for (const answer of [failure(), failure(), ending(60, 'NEW')]) {
      await turn();
      asked.at(-1)!(answer);
    }
    expect((await settled).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(asked).toHaveLength(3);
  });
});

describe('one caller', () => {
  it.each([
    [15 * MINUTE, 0],
    [15 * MINUTE - 1, 1],
  ])('with %i ms left fetches %i times', async (left, times) => {
    const { clock, asked, freeze } = open(ending(60));
    clock.now = 60 * MINUTE - left;
    const frozen = freeze();
    await turn();
    expect(asked).toHaveLength(times);
    asked[0]?.(ending(120));
    await frozen;
  });

  it.each([
    [10 * MINUTE, 'fulfilled'],
    [10 * MINUTE - 1, 'rejected'],
  ])('with %i ms left is %s when fetching fails', async (left, status) => {
    const { clock, asked, freeze } = open(ending(60));
    clock.now = 60 * MINUTE - left;
    const settled = Promise.allSettled([freeze()]);
    await turn();
    asked[0]!(failure());
    expect((await settled)[0]?.status).toBe(status);
  });

  it('passes on a defect of ours in every window', async () => {
    const { asked, freeze } = open(ending(12));
    const frozen = freeze();
    await turn();
    asked[0]!(new Error('a defect'));
    await expect(frozen).rejects.toThrow('a defect');
  });

  it('holds new credentials that have expired, and fetches again', async () => {
    const { asked, freeze } = open(ending(12));
    const frozen = freeze();
    await turn();
    asked[0]!(ending(-1, 'EXPIRED'));
    await expect(frozen).rejects.toMatchObject({ code: 'still-expired' });
    const again = Promise.allSettled([freeze()]);
    await turn();
    asked[1]!(failure());
    expect((await again)[0]).toMatchObject({ reason: { code: 'connection-failed' } });
  });
});
