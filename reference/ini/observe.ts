/** Which rules a parse follows, told to whoever asks; nobody asks in the fast path. */
import type { Origin, SourceText } from './source-text.js';

/** Told of each rule once per file, with the place that it was first followed at. */
export type OnRule = (rule: string, origin: Origin) => void;

/** Passes each rule on for the first time only; its place is looked up only then. */
export function oncePerRule(
  onRule: OnRule,
): (rule: string, where: { readonly origin: Origin }) => void {
  const told = new Set<string>();
  return (rule, where) => {
    if (told.has(rule)) return;
    told.add(rule);
    onRule(rule, where.origin);
  };
}

/** The parser's end of an {@link OnRule}: rules followed at an offset of the text. */
export type Follow = (offset: number, ...rules: readonly string[]) => void;

export function followIn(source: SourceText, onRule: OnRule): Follow {
  const told = new Set<string>();
  return (offset, ...rules) => {
    for (const rule of rules) {
      if (told.has(rule)) continue;
      told.add(rule);
      onRule(rule, source.originOf(offset));
    }
  };
}
