/** Holds the parts of the page together: what is open and what is filtered stands in the address. */
import type { Matrix } from '../matrix.js';
import { atlasOf, type Atlas, type Column } from './atlas.js';
import { caseView } from './case-view.js';
import { el, type Child } from './dom.js';
import { NO_FILTERS, select, type Filters, type Selection } from './filters.js';
import { addGridKeys } from './grid-keys.js';
import { createHelp } from './help.js';
import { chapterView, ruleView } from './list-view.js';
import { createPanel } from './panel.js';
import { formatRoute, parseRoute, type Target } from './route.js';
import { runView } from './run-view.js';
import { createTable } from './table.js';
import { createToolbar } from './toolbar.js';

/** Draws the page into `root` and follows the address from then on. */
export function startApp(matrix: Matrix, root: HTMLElement): void {
  const atlas = atlasOf(matrix);
  let filters: Filters = NO_FILTERS;
  let target: Target | undefined;
  let selection = select(atlas, filters);
  /** Where the focus goes back to. */
  let origin: HTMLElement | undefined;

  const table = createTable(atlas);
  const toolbar = createToolbar(atlas, (next) => {
    location.replace(formatRoute({ ...(target && { target }), filters: next }) || '#');
    applyFilters(next);
    if (target !== undefined) open(target, false);
  });
  const close = () => {
    if (target !== undefined) location.hash = formatRoute({ filters });
  };
  const panel = createPanel(close);
  const help = createHelp();
  const nothing = el('p', { class: 'nothing', hidden: true }, 'Nothing is left. Clear a filter.');
  const stage = el('main', { class: 'stage', id: 'stage' }, table.element, nothing);
  const header = headerOf(matrix, help);
  const stopAt = addGridKeys(table.element);
  root.append(
    el('a', { class: 'skip', href: '#' }, 'Skip to the table'),
    header,
    toolbar.element,
    stage,
    panel.element,
    help,
  );
  root.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    table.element.querySelector<HTMLElement>('a[tabindex="0"]')?.focus();
  });

  function applyFilters(next: Filters): void {
    filters = next;
    selection = select(atlas, filters);
    table.update(selection);
    toolbar.update(filters, selection);
    nothing.hidden = selection.cases.length > 0 && selection.columns.length > 0;
    table.element.hidden = !nothing.hidden;
  }

  function open(next: Target | undefined, focus: boolean): void {
    target = next;
    const content = next && (contentOf(atlas, selection, next) ?? notHere(next));
    root.classList.toggle('opened', content !== undefined);
    const covered = content !== undefined && NARROW.matches;
    for (const part of [header, toolbar.element, stage]) part.inert = covered;
    table.mark(next && rowTarget(atlas, next));
    const cell = next && table.cellOf(rowTarget(atlas, next));
    if (content !== undefined) {
      panel.show(content, focus);
    } else {
      const leaving = panel.element.contains(document.activeElement);
      panel.hide();
      if (leaving) (origin ?? toolbar.search).focus({ preventScroll: true });
    }
    if (cell === undefined) return;
    origin = cell;
    stopAt(cell);
    // Only now the panel has taken its room.
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function follow(focus: boolean): void {
    const route = parseRoute(location.hash);
    if (route.filters !== undefined) applyFilters(route.filters);
    open(route.target, focus);
    const whole = formatRoute({ ...(target && { target }), filters });
    if (location.hash !== whole && location.hash !== '') location.replace(whole);
  }

  applyFilters(filters);
  follow(true);
  window.addEventListener('hashchange', () => {
    const before = formatRoute({ ...(target && { target }), filters });
    if (location.hash !== before) follow(true);
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.altKey || event.ctrlKey || event.metaKey || help.open) return;
    if (event.key === 'Escape') {
      if (typing && toolbar.search.value !== '') return;
      if (typing) toolbar.search.blur();
      close();
    } else if (typing) return;
    else if (event.key === '/') toolbar.search.focus();
    else if (event.key === '?') help.showModal();
    else if (event.key === 'j') panel.element.querySelector<HTMLElement>('a[rel=next]')?.click();
    else if (event.key === 'k') panel.element.querySelector<HTMLElement>('a[rel=prev]')?.click();
    else return;
    if (event.key !== 'Escape') event.preventDefault();
  });
}

/** As in the style: what is open then covers the table. */
const NARROW = window.matchMedia('(max-width: 899px)');

/** Cases have no row of their own: theirs is that of their first rule. */
function rowTarget(atlas: Atlas, target: Target): Target {
  if (target.type !== 'case') return target;
  const [row] = atlas.caseById.get(target.id)?.rules ?? [];
  return row === undefined ? target : { ...target, type: 'rule', id: row.rule.id };
}

function notHere(target: Target): Child[] {
  const name = target.type === 'run' ? target.run : target.id;
  return [
    el('h2', { tabindex: -1 }, 'Not here'),
    el('p', {}, `These runs have no ${target.type} '${name}'.`),
  ];
}

function contentOf(atlas: Atlas, selection: Selection, target: Target): Child[] | undefined {
  const column: Column | undefined =
    target.run === undefined ? undefined : atlas.columnByLabel.get(target.run);
  switch (target.type) {
    case 'run':
      return column && runView(selection, column);
    case 'case': {
      const row = atlas.caseById.get(target.id);
      return row && caseView(atlas, selection, row, column);
    }
    case 'rule': {
      const row = atlas.rules.get(target.id);
      return row && ruleView(atlas, selection, row, column);
    }
    case 'chapter': {
      const row = atlas.chapters.find(({ chapter }) => chapter.id === target.id);
      return row && chapterView(selection, row, column);
    }
  }
}

function headerOf({ runs, cases, chapters }: Matrix, help: HTMLDialogElement): HTMLElement {
  const editions = [...new Set(runs.map(({ edition }) => edition))].join(' and ');
  const cited = new Set(cases.flatMap(({ rules }) => rules)).size;
  const shown = new Set(cases.flatMap(({ rules }) => rules));
  const full = chapters.filter(({ rules }) => rules.some(({ id }) => shown.has(id))).length;
  const facts = [`${full} chapters`, `${cited} rules`, `${cases.length} cases`].join(', ');
  const keys = el('button', { type: 'button', class: 'keys', 'aria-label': 'Keys' }, '?');
  keys.addEventListener('click', () => help.showModal());
  return el(
    'header',
    { class: 'top' },
    el('h1', {}, 'credchain'),
    el('p', {}, `AWS credential resolution, held against boto3 ${editions}: ${facts}`),
    keys,
  );
}
