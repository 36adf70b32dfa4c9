/** Writes XML that every parser accepts, whatever the text. */

/** Characters that XML 1.0 cannot hold, even escaped; lone surrogates among them. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** One element; `content` is XML already, see {@link xmlText}. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string,
): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escape(String(value), /[&<>"\t\n\r]/g)}"`,
  );
  return `<${name}${list.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

export function xmlText(text: string): string {
  return escape(text, /[&<>\r]/g);
}

function escape(text: string, special: RegExp): string {
  return text
    .replace(FORBIDDEN, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
    .replace(special, (character) => ESCAPES[character]!);
}
