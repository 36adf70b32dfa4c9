/** Any value of a case or an outcome, laid out to be read. */
import { el, type Child } from './dom.js';

/** A scalar as code, an object as a list of names and values, a list as a numbered one. */
export function valueView(value: unknown): HTMLElement {
  if (value === undefined) return el('span', { class: 'absent' }, 'absent');
  if (typeof value === 'string') return textView(value);
  if (Array.isArray(value)) return listView(value);
  if (typeof value === 'object' && value !== null) return fieldsView(Object.entries(value));
  return el('code', { class: 'value' }, JSON.stringify(value));
}

/** Names and values; nothing where there are none. */
export function fieldsView(fields: readonly (readonly [string, unknown])[]): HTMLElement {
  if (fields.length === 0) return el('span', { class: 'absent' }, 'empty');
  return el(
    'dl',
    { class: 'fields' },
    ...fields.map(([name, value]) =>
      el('div', {}, el('dt', {}, name), el('dd', {}, valueView(value))),
    ),
  );
}

/** Text of several lines as a block, with what cannot be seen made visible. */
export function blockView(text: string): HTMLElement {
  return el('pre', { tabindex: 0 }, visible(text));
}

function textView(text: string): HTMLElement {
  if (text === '') return el('span', { class: 'absent' }, 'empty text');
  if (text.includes('\n')) return blockView(text);
  const padded = text !== text.trim();
  return el('code', { class: 'value' }, padded ? JSON.stringify(text) : visible(text));
}

function listView(values: readonly unknown[]): HTMLElement {
  if (values.length === 0) return el('span', { class: 'absent' }, 'none');
  const short = (value: unknown) => typeof value === 'string' && !value.includes('\n');
  if (values.every(short)) {
    const words: Child[] = values.flatMap((value, i) => [
      i > 0 && el('span', { class: 'arrow', 'aria-hidden': true }, '→'),
      textView(value as string),
    ]);
    return el('span', { class: 'chain' }, ...words);
  }
  return el('ol', { class: 'values' }, ...values.map((value) => el('li', {}, valueView(value))));
}

/** Control characters and those that turn the direction of writing, as `\u{…}`. */
function visible(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const hex = character.codePointAt(0)!.toString(16);
    return `\\u{${hex}}`;
  });
}
