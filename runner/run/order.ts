/** Which of the selected cases are run, and in which order. */

/** The `index`-th (from 1) of `of` parts: like cards that are dealt, so that what is costly is spread. */
export function dealt<T>(all: readonly T[], index: number, of: number): T[] {
  return all.filter((_, at) => at % of === index - 1);
}

/** The same for the same seed, a whole number, whatever the machine (Fisher and Yates, with mulberry32). */
export function shuffled<T>(all: readonly T[], seed: number): T[] {
  const result = [...all];
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let end = result.length - 1; end > 0; end--) {
    const other = Math.floor(random() * (end + 1));
    [result[end], result[other]] = [result[other]!, result[end]!];
  }
  return result;
}
