/** Rules that say what a parser must not do: they show only in a text that tempts it to do so. */

const TEMPTATIONS: readonly (readonly [rule: string, tempts: (text: string) => boolean])[] = [
  ['INI-2', (text) => text.includes('\ufeff')],
  ['INI-7', (text) => /[#;]/.test(text)],
  ['INI-14', (text) => text.trim().toUpperCase() === 'DEFAULT'],
  ['INI-18', (text) => /["'\\%$=:]/.test(text) || /^(true|false|null|\d+)$/.test(text)],
  ['INI-38', (text) => text in Object.prototype || /^\d+$|\w\.\w/.test(text)],
];

/** The rules of abstinence that `text` (a name, a key or a value) makes visible. */
export function temptationsIn(text: string): readonly string[] {
  return TEMPTATIONS.filter(([, tempts]) => tempts(text)).map(([rule]) => rule);
}
