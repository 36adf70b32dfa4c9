/** What one implementation made of a case. */
import type { MatrixResult } from '../matrix.js';
import { el, outerLink, type Child } from './dom.js';
import { kindOf } from './kinds.js';
import { requestsView } from './requests-view.js';
import { blockView, fieldsView, valueView } from './value-view.js';
import { expectationView, worldView } from './world-view.js';

/** All that the run tells of it, from what matters most. */
export function resultView(result: MatrixResult): HTMLElement {
  return el(
    'div',
    { class: 'result' },
    ...otherwise(result),
    ...record(result),
    result.detail !== undefined && el('p', { class: 'detail' }, result.detail),
    ...differences(result),
    ...titled('What came of it', result.outcome && fieldsView(Object.entries(result.outcome))),
    ...requestsView(result),
    ...titled('Standard error', said(result.stderr)),
    ...unobserved(result),
    ...titled('Run it alone', said(result.reproduce)),
  );
}

/** Whether there is more to tell than that it passed. */
export function isRemarkable(result: MatrixResult): boolean {
  return kindOf(result) !== 'passed' || result.otherwise !== undefined;
}

function otherwise({ otherwise: own }: MatrixResult): Child[] {
  if (own === undefined) return [];
  const note = 'This run had the case in another version, and is judged by that one:';
  return [
    el('p', { class: 'notice' }, note),
    el(
      'details',
      { class: 'more' },
      el('summary', {}, own.title),
      worldView(own),
      el('h4', {}, 'Expected'),
      expectationView(own),
    ),
  ];
}

function record({ divergence, status }: MatrixResult): Child[] {
  if (divergence === undefined) return [];
  const { kind, reason, link, file, line, observed } = divergence;
  const news = { changed: 'It differs in another way now.', stale: 'It passes now.' };
  const changed = status === 'changed' || status === 'stale' ? news[status] : undefined;
  return [
    el(
      'blockquote',
      { class: 'record' },
      el('p', {}, reason.trim()),
      link !== undefined && el('p', { class: 'link' }, outerLink(link)),
      el('footer', {}, `Recorded as ${kind} in ${file}:${line}. `, changed),
    ),
    ...(changed === undefined
      ? []
      : titled('Recorded at that time', fieldsView(Object.entries(observed)))),
  ];
}

function differences({ differences: found = [] }: MatrixResult): Child[] {
  if (found.length === 0) return [];
  const head = ['Where', 'Expected', 'Actual'].map((name) => el('th', { scope: 'col' }, name));
  const rows = found.map(({ path, expected, actual }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, path),
      el('td', { class: 'expected', 'data-label': 'Expected' }, valueView(expected)),
      el('td', { class: 'actual', 'data-label': 'Actual' }, valueView(actual)),
    ),
  );
  const table = el(
    'table',
    { class: 'differences' },
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows),
  );
  return titled(found.length === 1 ? 'The difference' : 'The differences', table);
}

function unobserved({ unobserved: parts = [] }: MatrixResult): Child[] {
  if (parts.length === 0) return [];
  return [el('p', { class: 'quiet' }, `Judged without: ${parts.join(', ')}`)];
}

function said(text: string | undefined): Child {
  return text === undefined || text === '' ? undefined : blockView(text.trimEnd());
}

function titled(title: string, content: Child): Child[] {
  return content === undefined || content === false ? [] : [el('h4', {}, title), content];
}
