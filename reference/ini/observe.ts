/** Which rules a parse follows, told to whoever asks; nobody asks in the fast path. */
import type { Origin, SourceText } from './source-text.js';

/** Told of each rule once per file, with the place that it was first followed at. */
export type OnRule = (rule: string, origin: Origin) => void;

/** The parser's end of an {@link OnRule}: rules followed at an offset of the text. */
export type Follow = (offset: number, ...rules: readonly string[]) => void;

export function followOnce(source: SourceText, onRule: OnRule): Follow {
  const told = new Set<string>();
  return (offset, ...rules) => {
    for (const rule of rules) {
      if (told.has(rule)) continue;
      told.add(rule);
      onRule(rule, source.originOf(offset));
    }
  };
}

/** Rules that say what a parser must *not* do, each with the text that tempts it to do so. */
const TEMPTATIONS: readonly (readonly [rule: string, tempts: (text: string) => boolean])[] = [
  ['INI-7', (text) => /[#;]/.test(text)],
  ['INI-18', (text) => /["'\\%$=:]/.test(text)],
  ['INI-38', (text) => text in Object.prototype],
];

/** The rules of abstinence that `text` (a name, a key or a value) makes visible. */
export function temptationsIn(text: string): readonly string[] {
  return TEMPTATIONS.filter(([, tempts]) => tempts(text)).map(([rule]) => rule);
}
