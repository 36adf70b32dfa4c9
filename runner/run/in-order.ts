/** Many questions at once, answers in the order in which they were put. */

/** How far the questions may run ahead of a slow answer, in multiples of `limit`. Bounds the memory. */
const AHEAD = 16;

/**
 * Does `work` for every item, at most `limit` at a time, and yields the results in the order of the
 * items whatever the timing. Ends early, without an error, when `signal` aborts: what is under way
 * is abandoned, the rest is not begun. A rejection of `work` is thrown when its turn has come.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
  signal: AbortSignal,
): AsyncGenerator<Result, void> {
  const slots = new Slots(limit);
  const begun: Promise<Result>[] = [];
  const listening = new AbortController();
  const aborted = whenAborted(signal, listening.signal);
  const remaining = items.values();
  let exhausted = false;

  try {
    while (!signal.aborted) {
      while (!exhausted && begun.length < limit * AHEAD) {
        const next = remaining.next();
        if (next.done) exhausted = true;
        else begun.push(begin(slots, next.value, work, signal));
      }
      const head = begun.shift();
      if (head === undefined) return;
      const settled = await Promise.race([head.then((result) => ({ result })), aborted]);
      if (settled === undefined) return;
      yield settled.result;
    }
  } finally {
    listening.abort();
  }
}

function begin<Item, Result>(
  slots: Slots,
  item: Item,
  work: (item: Item) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const result = slots.take().then(async () => {
    try {
      signal.throwIfAborted();
      return await work(item);
    } finally {
      slots.giveBack();
    }
  });
  // It is thrown to the reader in its turn; until then, or when nobody reads on, it is no accident.
  result.catch(() => undefined);
  return result;
}

/**
 * Resolves to undefined when `signal` aborts; pending for ever if it does not. `until` aborts when nobody
 * waits any more, so that a signal that is used many times does not remember all of them.
 */
function whenAborted(signal: AbortSignal, until: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true, signal: until });
  });
}

/** A fixed number of places; those who find none wait in line. */
class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  take(): Promise<void> {
    if (this.free > 0) {
      this.free--;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  giveBack(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free++;
    else next();
  }
}
