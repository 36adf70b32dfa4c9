/** The cases behind a rule, a chapter or a cell. */
import type { Atlas, CaseRow, ChapterRow, Column, RuleRow } from './atlas.js';
import { el, type Child } from './dom.js';
import type { Selection } from './filters.js';
import { heading } from './heading.js';
import { caseChip, kindBadge } from './marks.js';
import { prose } from './prose.js';
import { formatRoute } from './route.js';
import { inWords, tallyOf } from './tally.js';
import { valueView } from './value-view.js';

const AT_ONCE = 60;

/** A rule with its text and its cases; with `column`, what that implementation made of them. */
export function ruleView(
  atlas: Atlas,
  selection: Selection,
  { rule, chapter, cases }: RuleRow,
  column?: Column,
): Child[] {
  const up = formatRoute({ target: { type: 'chapter', id: chapter.chapter.id } });
  const title = chapter.chapter.title || chapter.chapter.id;
  return [
    el('p', { class: 'crumbs' }, el('a', { href: up }, title)),
    heading(rule.title, formatRoute({ target: { type: 'rule', id: rule.id } }), rule.id),
    rule.scope !== undefined && el('p', {}, el('span', { class: 'scope' }, `scope: ${rule.scope}`)),
    el('div', { class: 'prose' }, ...prose(rule.text, (id) => atlas.rules.has(id))),
    ...casesView(selection, cases, column),
  ];
}

/** A chapter with all of its cases; as {@link ruleView}. */
export function chapterView(
  selection: Selection,
  { chapter, cases, rules }: ChapterRow,
  column?: Column,
): Child[] {
  const inScope = new Set(rules.filter(selection.inScope).flatMap((rule) => rule.cases));
  return [
    heading(
      chapter.title,
      formatRoute({ target: { type: 'chapter', id: chapter.id } }),
      chapter.id,
    ),
    ...casesView(
      selection,
      cases.filter((row) => inScope.has(row)),
      column,
    ),
  ];
}

function casesView(
  selection: Selection,
  all: readonly CaseRow[],
  column: Column | undefined,
): Child[] {
  const cases = all.filter(selection.has);
  const hidden = all.length - cases.length;
  if (all.length === 0) return [el('p', { class: 'quiet' }, 'No case of these runs shows it.')];
  const summary =
    column === undefined
      ? `${cases.length} case${cases.length === 1 ? '' : 's'}`
      : `${column.run.label}: ${inWords(tallyOf(cases, column.index))}`;
  const list = el('ol', { class: 'cases' });
  const more = el('button', { type: 'button', class: 'show-more' });
  let shown = 0;
  const showMore = () => {
    const next = cases.slice(shown, shown + AT_ONCE);
    list.append(...next.map((row) => caseItem(row, selection, column)));
    shown += next.length;
    more.hidden = shown === cases.length;
    more.textContent = `Show ${Math.min(AT_ONCE, cases.length - shown)} more of ${cases.length}`;
  };
  more.addEventListener('click', () => {
    const at = shown;
    showMore();
    list.children[at]?.querySelector<HTMLElement>('a')?.focus();
  });
  showMore();
  return [
    el('h3', {}, summary),
    hidden > 0 && el('p', { class: 'quiet' }, `${hidden} more are filtered out.`),
    list,
    more,
  ];
}

function caseItem(row: CaseRow, selection: Selection, column: Column | undefined): HTMLElement {
  const { id, title } = row.case;
  const href = formatRoute({
    target: { type: 'case', id, ...(column && { run: column.run.label }) },
  });
  return el(
    'li',
    {},
    el('a', { class: 'case-link', href }, title, el('span', { class: 'case-id' }, id)),
    column === undefined
      ? el('div', { class: 'chips' }, ...selection.columns.map((each) => caseChip(row, each)))
      : el('div', { class: 'in-short' }, ...inShort(row, column)),
  );
}

/** What one implementation made of it, in a line or two. */
function inShort(row: CaseRow, { index }: Column): Child[] {
  const result = row.case.results[index];
  const [first, ...rest] = result?.differences ?? [];
  const reason = result?.divergence?.reason.trim() ?? result?.detail;
  const count = rest.length === 0 ? '' : ` and ${rest.length} more`;
  return [
    kindBadge(row.kinds[index]!),
    first &&
      el(
        'p',
        { class: 'short-difference' },
        el('span', { class: 'path' }, first.path),
        el('span', { class: 'expected' }, valueView(first.expected)),
        el('span', { class: 'arrow', 'aria-label': 'became' }, '→'),
        el('span', { class: 'actual' }, valueView(first.actual)),
        count,
      ),
    reason !== undefined && el('p', { class: 'reason' }, reason),
  ];
}
