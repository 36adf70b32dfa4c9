/** The table: implementations across, chapters and rules down. Drawn once, then kept up to date. */
import type { Atlas, CaseRow, ChapterRow, Column, RuleRow } from './atlas.js';
import { el, fill } from './dom.js';
import type { Selection } from './filters.js';
import { barOf, drawCell } from './marks.js';
import { formatRoute, type Target } from './route.js';
import { tallyOf } from './tally.js';

export interface Table {
  readonly element: HTMLTableElement;
  /** Shows what is left of the matrix. */
  update(selection: Selection): void;
  /** The cell that leads to `target`, if there is one. */
  cellOf(target: Target): HTMLElement | undefined;
  /** Marks the row and the cell of what is open. */
  mark(target: Target | undefined): void;
}

interface Row {
  readonly element: HTMLTableRowElement;
  readonly name: string;
  readonly cases: readonly CaseRow[];
  readonly rule?: RuleRow;
  /** One for each column. */
  readonly cells: readonly HTMLElement[];
}

interface Section {
  readonly body: HTMLTableSectionElement;
  readonly chapter: Row;
  readonly rules: readonly Row[];
}

/** Builds all rows that have a case, without counts: {@link Table.update} puts them in. */
export function createTable(atlas: Atlas): Table {
  const links = new Map<string, HTMLElement>();
  const link = (target: Target, className: string, ...children: (Node | string)[]) => {
    const href = formatRoute({ target });
    const element = el('a', { class: className, href, tabindex: -1 }, ...children);
    links.set(href, element);
    return element;
  };
  const heads = atlas.columns.map((column) => headOf(column, link));
  const corner = el('th', { scope: 'col', class: 'corner' }, 'Rule');
  const headRow = el('tr', {}, corner, ...heads.map(({ cell }) => cell));
  const sections = atlas.chapters
    .filter(({ cases }) => cases.length > 0)
    .map((chapter) => sectionOf(chapter, atlas.columns, link));
  const element = el(
    'table',
    { class: 'matrix', 'aria-label': 'Rules and implementations' },
    el('thead', {}, headRow),
    ...sections.map(({ body }) => body),
  );
  let marked: Element[] = [];

  return {
    element,
    update(selection) {
      const shown = new Set(selection.columns.map(({ index }) => index));
      element.style.setProperty('--columns', String(shown.size));
      heads.forEach(({ cell, bar }, index) => {
        cell.hidden = !shown.has(index);
        if (!cell.hidden) fill(bar, barOf(tallyOf(selection.cases, index)));
      });
      for (const section of sections) updateSection(section, selection, shown);
    },
    cellOf: (target) => links.get(formatRoute({ target })),
    mark(target) {
      for (const each of marked) each.removeAttribute('aria-current');
      const cell = target && links.get(formatRoute({ target }));
      marked = cell === undefined ? [] : [cell];
      for (const each of marked) each.setAttribute('aria-current', 'true');
    },
  };
}

type MakeLink = (target: Target, className: string, ...children: (Node | string)[]) => HTMLElement;

function headOf({ run }: Column, link: MakeLink) {
  const bar = el('span', { class: 'head-bar' });
  const warned = run.interrupted || run.problems.length > 0;
  const name = el('span', { class: 'run-name' }, warned ? `⚠ ${run.label}` : run.label);
  const about = el('span', { class: 'run-about' }, `${run.language} ${run.version}`);
  const title = link({ type: 'run', run: run.label }, 'run-link', name, about, bar);
  return { cell: el('th', { scope: 'col' }, title), bar };
}

function sectionOf(
  { chapter, cases, rules }: ChapterRow,
  columns: readonly Column[],
  link: MakeLink,
): Section {
  const name = chapter.title === '' ? chapter.id : `${chapter.id}: ${chapter.title}`;
  const heading = rowOf(
    { name, cases, columns, link, target: { type: 'chapter', id: chapter.id } },
    el('span', { class: 'id' }, chapter.id),
    el('span', { class: 'row-title' }, chapter.title),
  );
  heading.element.classList.add('chapter');
  const rows = rules
    .filter(({ cases }) => cases.length > 0)
    .map((rule) => ({
      rule,
      ...rowOf(
        {
          name: rule.rule.id,
          cases: rule.cases,
          columns,
          link,
          target: { type: 'rule', id: rule.rule.id },
        },
        el('span', { class: 'id' }, rule.rule.id),
        el('span', { class: 'row-title' }, rule.rule.title),
      ),
    }));
  const body = el('tbody', {}, heading.element, ...rows.map(({ element }) => element));
  return { body, chapter: heading, rules: rows };
}

interface RowParts {
  readonly name: string;
  readonly cases: readonly CaseRow[];
  readonly columns: readonly Column[];
  readonly link: MakeLink;
  readonly target: Extract<Target, { type: 'rule' | 'chapter' | 'case' }>;
}

function rowOf({ name, cases, columns, link, target }: RowParts, ...title: Node[]): Row {
  const cells = columns.map(({ run }) => link({ ...target, run: run.label }, 'cell'));
  const scope = target.type === 'chapter' ? 'rowgroup' : 'row';
  const heading = el('th', { scope }, link(target, 'row-link', ...title));
  const element = el('tr', {}, heading, ...cells.map((cell) => el('td', {}, cell)));
  return { element, name, cases, cells };
}

function updateSection(section: Section, selection: Selection, shown: ReadonlySet<number>): void {
  const left = new Set<CaseRow>();
  for (const row of section.rules) {
    const cases = row.rule && selection.inScope(row.rule) ? row.cases.filter(selection.has) : [];
    for (const each of cases) left.add(each);
    updateRow(row, cases, selection, shown);
  }
  updateRow(section.chapter, [...left], selection, shown);
  section.body.hidden = left.size === 0;
}

function updateRow(
  { element, name, cells }: Row,
  cases: readonly CaseRow[],
  { columns }: Selection,
  shown: ReadonlySet<number>,
): void {
  element.hidden = cases.length === 0;
  if (element.hidden) return;
  cells.forEach((cell, index) => (cell.parentElement!.hidden = !shown.has(index)));
  for (const { index, run } of columns) {
    drawCell(cells[index]!, tallyOf(cases, index), `${name}, ${run.label}`);
  }
}
