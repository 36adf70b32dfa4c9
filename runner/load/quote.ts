/** Shows a piece of an untrusted file inside a message. */

const LONGEST = 60;

/** In single quotes, control characters escaped, cut where it is long. */
export function quote(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `'${JSON.stringify(shown).slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`; `last` is the word before the last one. */
export function listOf(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  const quoted = words.map(quote);
  const end = quoted.pop() ?? '';
  return quoted.length === 0 ? end : `${quoted.join(', ')} ${last} ${end}`;
}
