/** The small signs for what came of cases. */
import type { CaseRow, Column } from './atlas.js';
import { el } from './dom.js';
import { KINDS, type Kind } from './kinds.js';
import { formatRoute } from './route.js';
import { inWords, sharesOf, type Tally } from './tally.js';

/** A sign with its word. */
export function kindBadge(kind: Kind): HTMLElement {
  const { glyph, label, tone, meaning } = KINDS[kind];
  return el('span', { class: 'badge', 'data-tone': tone, title: meaning }, glyphOf(glyph), label);
}

export function glyphOf(glyph: string): HTMLElement {
  return el('span', { class: 'glyph', 'aria-hidden': true }, glyph);
}

/** A link to what one column made of a case, with the name of the column. */
export function caseChip({ case: { id }, kinds }: CaseRow, { index, run }: Column): HTMLElement {
  const { glyph, label, tone } = KINDS[kinds[index]!];
  return el(
    'a',
    {
      class: 'chip',
      'data-tone': tone,
      href: formatRoute({ target: { type: 'case', id, run: run.label } }),
      title: `${run.label}: ${label}`,
      'aria-label': `${run.label}: ${label}`,
    },
    glyphOf(glyph),
    run.label,
  );
}

/** The parts of a tally as a bar. */
export function barOf(tally: Tally): HTMLElement {
  const bar = el('span', { class: 'bar', 'aria-hidden': true });
  for (const { tone, count } of sharesOf(tally).reverse()) {
    const part = el('i', { 'data-tone': tone });
    part.style.flexGrow = String(count);
    bar.append(part);
  }
  return bar;
}

/** Draws a tally into the link of a cell; `what` says whose it is. */
export function drawCell(cell: HTMLElement, tally: Tally, what: string): void {
  const shares = sharesOf(tally);
  const first = shares[0];
  const words = `${what}: ${inWords(tally)}`;
  if (cell.getAttribute('aria-label') === words) return;
  cell.setAttribute('aria-label', words);
  cell.setAttribute('title', words);
  cell.setAttribute('data-tone', first?.tone ?? 'quiet');
  cell.replaceChildren(
    glyphOf(first?.glyph ?? '·'),
    el('span', {}, first === undefined ? '' : String(first.count)),
  );
  if (shares.length > 1) cell.append(barOf(tally));
}
