/** Makes text that others wrote safe to print: a terminal must not obey it. */

/** Control characters, and those that turn the direction of writing; line breaks and tabs are fine. */
const UNSAFE = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Unsafe characters become visible (`\x1b`). */
export function clean(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(UNSAFE, visible);
}

/** As {@link clean}, for text that must stay on its line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\n/g, '\\n').replace(/\t/g, '\\t');
}

function visible(character: string): string {
  const hex = character.charCodeAt(0).toString(16);
  return hex.length > 2 ? `\\u${hex}` : `\\x${hex.padStart(2, '0')}`;
}
