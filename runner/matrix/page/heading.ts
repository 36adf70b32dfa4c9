/** The heading of what is open. */
import { el } from './dom.js';

/** A link to itself, to be copied; can take the focus. `id` stands before the title. */
export function heading(title: string, href: string, id?: string): HTMLElement {
  return el(
    'h2',
    { tabindex: -1 },
    el(
      'a',
      { href, class: 'permalink', title: 'A link to this' },
      id !== undefined && el('span', { class: 'id' }, `${id} `),
      title,
    ),
  );
}
