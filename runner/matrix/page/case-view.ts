/** One case: its world, its expectation, and what each implementation made of it. */
import type { Atlas, CaseRow, Column } from './atlas.js';
import { el, type Child } from './dom.js';
import type { Selection } from './filters.js';
import { heading } from './heading.js';
import { caseChip, kindBadge } from './marks.js';
import { isRemarkable, resultView } from './result-view.js';
import { formatRoute } from './route.js';
import { expectationView, worldView } from './world-view.js';

const UNCHANGED = 'Only time has passed.';

/** With `column`, what came of it there is told first. */
export function caseView(
  atlas: Atlas,
  selection: Selection,
  row: CaseRow,
  column?: Column,
): Child[] {
  const { id, title, why, rules, file, line } = row.case;
  const others = selection.columns.filter((each) => each !== column);
  return [
    el(
      'p',
      { class: 'crumbs' },
      ...rules.map((rule) => ruleLink(atlas, rule)),
      walk(selection, row),
    ),
    heading(title, formatRoute({ target: { type: 'case', id } })),
    el('p', { class: 'case-id' }, `${id} · ${file}:${line}`),
    why !== undefined && el('p', { class: 'why' }, why.trim()),
    el('div', { class: 'chips' }, ...selection.columns.map((each) => caseChip(row, each))),
    column && resultSection(row, column, true),
    el(
      'div',
      { class: 'question' },
      el('section', {}, el('h3', {}, 'The world'), worldView(row.case)),
      el('section', {}, el('h3', {}, 'Expected'), expectationView(row.case)),
    ),
    ...(row.case.later ?? []).map(({ after, given = {}, expect }) =>
      el(
        'div',
        { class: 'question' },
        el('section', {}, el('h3', {}, `Then, ${after}`), worldView({ given }, UNCHANGED)),
        el(
          'section',
          {},
          el('h3', {}, 'Expected'),
          expectationView({ operation: 'resolve', expect }),
        ),
      ),
    ),
    others.length > 0 && el('h3', {}, column ? 'The others' : 'What came of it'),
    ...others.map((each) => resultSection(row, each, false)),
  ];
}

function ruleLink(atlas: Atlas, id: string): HTMLElement {
  const title = atlas.rules.get(id)?.rule.title;
  return el('a', { href: formatRoute({ target: { type: 'rule', id } }), title }, id);
}

/** To the case before and the case behind, among those that are left. */
function walk({ cases }: Selection, row: CaseRow): HTMLElement {
  const at = cases.indexOf(row);
  const to = (other: CaseRow | undefined, rel: 'prev' | 'next', words: string) =>
    other !== undefined &&
    el(
      'a',
      {
        rel,
        href: formatRoute({ target: { type: 'case', id: other.case.id } }),
        title: other.case.title,
      },
      words,
    );
  return el(
    'span',
    { class: 'walk' },
    at > 0 && to(cases[at - 1], 'prev', '← Previous'),
    at >= 0 && to(cases[at + 1], 'next', 'Next →'),
  );
}

/** Closed where there is nothing remarkable; what is closed is drawn when it is opened. */
function resultSection(row: CaseRow, { index, run }: Column, asked: boolean): HTMLElement {
  const result = row.case.results[index] ?? null;
  const kind = row.kinds[index]!;
  const title = [
    el('span', { class: 'run-name' }, run.label),
    el('span', { class: 'run-about' }, `${run.language} ${run.version}`),
    kindBadge(kind),
  ];
  if (result === null) return el('div', { class: 'of-run none' }, ...title);
  const details = el(
    'details',
    { class: 'of-run', 'data-run': run.label, open: asked || isRemarkable(result) },
    el('summary', {}, ...title),
  );
  let drawn = false;
  const draw = () => {
    if (drawn || !details.open) return;
    drawn = true;
    details.append(resultView(result));
  };
  details.addEventListener('toggle', draw);
  draw();
  return details;
}
