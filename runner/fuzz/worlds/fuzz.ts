/** Makes worlds up and looks for those on which two implementations disagree. */
import fc from 'fast-check';
import { worlds, type MadeWorld, type WorldChapter } from '../../arbitraries/worlds/index.js';
import { inOrder } from '../../run/in-order.js';
import { compareOn, nameOf, type Comparison, type Disagreement, type Pair } from './compare.js';

/** Worlds of each job between two looks at what was found. */
const BATCH = 32;

export interface FuzzOptions {
  readonly runs: number;
  /** World number n, from 0, is the only world of a run with the seed `seed + n`. */
  readonly seed: number;
  readonly chapters: readonly WorldChapter[];
  readonly jobs: number;
  /** How long an answer may take, in ms. */
  readonly timeoutMs: number;
  /** Disagreements of other kinds are looked for until so many were found. */
  readonly kinds: number;
  /** How long a world may be made smaller, in ms. */
  readonly shrinkMs: number;
  readonly signal: AbortSignal;
}

/** Disagreements of one kind. */
export interface FoundKind {
  readonly name: string;
  /** The seed that makes the first of these worlds. */
  readonly seed: number;
  /** The smallest world of that kind that was found. */
  readonly world: MadeWorld;
  readonly disagreement: Disagreement;
  /** How many worlds of that kind there were. */
  count: number;
}

export interface FuzzResult {
  /** Worlds that were made; fewer than asked for if it was interrupted or found enough. */
  readonly runs: number;
  readonly found: readonly FoundKind[];
  /** Why worlds could not be compared, and how many. */
  readonly incomparable: ReadonlyMap<string, number>;
}

export interface FuzzListener {
  /** Each world, in order. */
  world(world: MadeWorld, comparison: Comparison): void | Promise<void>;
  /** A kind that is new, as small as it could be made. */
  found(kind: FoundKind): void | Promise<void>;
}

/**
 * Compares `runs` worlds. The same options make the same worlds, whatever the machine. Rejects only for
 * defects of the runner.
 */
export async function fuzz(
  pair: Pair,
  options: FuzzOptions,
  listener: FuzzListener,
): Promise<FuzzResult> {
  const { runs, seed, chapters, jobs, timeoutMs, kinds, signal } = options;
  const arbitrary = worlds(chapters);
  const found = new Map<string, FoundKind>();
  const incomparable = new Map<string, number>();
  const compare = (world: MadeWorld) => compareOn(world, pair, timeoutMs);
  const one = async (index: number) => {
    const world = worldOf(arbitrary, seed + index);
    return { index, world, comparison: await compare(world) };
  };

  const consider = async ({ index, world, comparison }: Awaited<ReturnType<typeof one>>) => {
    await listener.world(world, comparison);
    if (comparison.kind === 'incomparable') {
      incomparable.set(comparison.reason, (incomparable.get(comparison.reason) ?? 0) + 1);
    }
    if (comparison.kind !== 'disagree') return;
    const name = nameOf(comparison);
    const known = found.get(name);
    if (known) {
      known.count++;
      return;
    }
    const smallest = await shrink(arbitrary, seed + index, { name, compare, options });
    const kind = {
      name,
      seed: seed + index,
      count: 1,
      ...(smallest ?? { world, disagreement: comparison }),
    };
    found.set(name, kind);
    await listener.found(kind);
  };

  let made = 0;
  while (made < runs && found.size < kinds && !signal.aborted) {
    const batch = Array.from({ length: Math.min(BATCH * jobs, runs - made) }, (_, i) => made + i);
    const compared = [];
    for await (const each of inOrder(batch, jobs, one, signal)) compared.push(each);
    // Nothing is under way now, so that a disagreement can be looked into with all that there is.
    for (const each of compared) {
      if (found.size >= kinds) break;
      await consider(each);
      made++;
    }
    if (compared.length < batch.length) break;
  }
  return { runs: made, found: [...found.values()], incomparable };
}

/** The one world that `seed` makes. */
export function worldOf(arbitrary: fc.Arbitrary<MadeWorld>, seed: number): MadeWorld {
  return fc.sample(arbitrary, { seed, numRuns: 1 })[0]!;
}

interface Shrinking {
  readonly name: string;
  readonly compare: (world: MadeWorld) => Promise<Comparison>;
  readonly options: Pick<FuzzOptions, 'shrinkMs' | 'signal'>;
}

/**
 * The smallest world with a disagreement of that name that can be reached from the one of `seed`.
 * Undefined if it is not seen again, so that it was a matter of chance.
 */
async function shrink(
  arbitrary: fc.Arbitrary<MadeWorld>,
  seed: number,
  { name, compare, options: { shrinkMs, signal } }: Shrinking,
): Promise<Pick<FoundKind, 'world' | 'disagreement'> | undefined> {
  let smallest: Pick<FoundKind, 'world' | 'disagreement'> | undefined;
  const agrees = fc.asyncProperty(arbitrary, async (world) => {
    if (signal.aborted) return true;
    const comparison = await compare(world);
    if (comparison.kind !== 'disagree' || nameOf(comparison) !== name) return true;
    smallest = { world, disagreement: comparison };
    return false;
  });
  await fc.check(agrees, { seed, numRuns: 1, interruptAfterTimeLimit: shrinkMs });
  return smallest;
}
