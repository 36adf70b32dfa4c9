import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.js';

const never = new AbortController().signal;

/** Work that ends only when the test says so. */
function controlled() {
  const begun: number[] = [];
  const finish = new Map<number, () => void>();
  const work = (item: number) =>
    new Promise<string>((resolve) => {
      begun.push(item);
      finish.set(item, () => resolve(`done ${item}`));
    });
  return { begun, work, end: (item: number) => finish.get(item)?.() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

async function collect<T>(results: AsyncIterable<T>, into: T[] = []): Promise<T[]> {
  for await (const result of results) into.push(result);
  return into;
}

describe('inOrder', () => {
  it('yields in the order of the items when later ones end first', async () => {
    const { work, end } = controlled();
    const seen: string[] = [];
    const all = collect(inOrder([1, 2, 3], 3, work, never), seen);
    await settle();
    end(3);
    end(2);
    await settle();
    expect(seen).toEqual([]);
    end(1);
    expect(await all).toEqual(['done 1', 'done 2', 'done 3']);
  });

  it('has no more than the limit under way, and goes on behind a slow head', async () => {
    const { begun, work, end } = controlled();
    const all = collect(inOrder([1, 2, 3, 4], 2, work, never));
    await settle();
    expect(begun).toEqual([1, 2]);
    end(2);
    await settle();
    expect(begun).toEqual([1, 2, 3]);
    end(3);
    await settle();
    expect(begun).toEqual([1, 2, 3, 4]);
    end(4);
    end(1);
    expect(await all).toHaveLength(4);
  });

  it('does not run ahead of a slow head without bound', async () => {
    const items = Array.from({ length: 1000 }, (_, i) => i);
    let begun = 0;
    const abort = new AbortController();
    const all = collect(
      inOrder(
        items,
        2,
        (item) => {
          begun++;
          return item === 0 ? new Promise<number>(() => undefined) : Promise.resolve(item);
        },
        abort.signal,
      ),
    );
    await settle();
    expect(begun).toBe(32);
    abort.abort();
    expect(await all).toEqual([]);
  });

  it('ends at once on abort and begins nothing more', async () => {
    const { begun, work, end } = controlled();
    const abort = new AbortController();
    const all = collect(inOrder([1, 2, 3], 1, work, abort.signal));
    await settle();
    end(1);
    await settle();
    abort.abort();
    expect(await all).toEqual(['done 1']);
    end(2);
    await settle();
    expect(begun).toEqual([1, 2]);
  });

  it('begins nothing when the signal was aborted before', async () => {
    const { begun, work } = controlled();
    expect(await collect(inOrder([1], 1, work, AbortSignal.abort()))).toEqual([]);
    expect(begun).toEqual([]);
  });

  it('throws the error of an item after the results before it', async () => {
    const seen: number[] = [];
    const work = (item: number) =>
      item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item);
    await expect(collect(inOrder([1, 2, 3], 3, work, never), seen)).rejects.toThrow('two');
    expect(seen).toEqual([1]);
  });

  it('takes as many items as there are', async () => {
    const items = Array.from({ length: 10_000 }, (_, i) => i);
    expect(await collect(inOrder(items, 4, (item) => Promise.resolve(item), never))).toEqual(items);
  });
});
