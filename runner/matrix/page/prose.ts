/** The little Markdown that rules are written in: paragraphs, lists, code and links between rules. */
import { el, type Child } from './dom.js';
import { formatRoute } from './route.js';

/** Paragraphs and lists; `isRule` tells which words can be links. */
export function prose(text: string, isRule: (id: string) => boolean): HTMLElement[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .filter((block) => block !== '')
    .map((block) => {
      const items = block.split(/^\s*[-*] /m);
      if (items.length < 2 || items[0]!.trim() !== '') return el('p', {}, ...inline(block, isRule));
      return el('ul', {}, ...items.slice(1).map((item) => el('li', {}, ...inline(item, isRule))));
    });
}

const PIECE = /`([^`]+)`|\[([^\]]+)\]\([^)]*\)|\b([A-Z][A-Z0-9]*-\d+)\b/g;

function inline(text: string, isRule: (id: string) => boolean): Child[] {
  const children: Child[] = [];
  let at = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, code, label, id] = match;
    children.push(text.slice(at, match.index));
    at = match.index + whole.length;
    if (code !== undefined) children.push(el('code', {}, code));
    else if (label !== undefined) children.push(...inline(label, isRule));
    else children.push(reference(id!, isRule));
  }
  return [...children, text.slice(at)];
}

function reference(words: string, isRule: (id: string) => boolean): Child {
  if (!isRule(words)) return words;
  return el('a', { href: formatRoute({ target: { type: 'rule', id: words } }) }, words);
}
