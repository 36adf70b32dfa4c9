/** Makes elements. Text becomes text and nothing else: there is no way in here for markup. */

export type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element; an attribute that is undefined or false is left out, true stands without a value. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...present(children));
  return element;
}

/** Puts `children` into the place of all that is in `parent`. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...present(children));
}

/** A link out of the page, if it is one for the web; anything else stays text. */
export function outerLink(address: string): Child {
  if (!/^https?:\/\//i.test(address)) return address;
  return el('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, address);
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== undefined && child !== false);
}
