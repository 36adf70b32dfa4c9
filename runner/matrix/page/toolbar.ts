/** The filters, as things to type into and to press. */
import type { Atlas } from './atlas.js';
import { el } from './dom.js';
import { isFiltered, NO_FILTERS, type Filters, type Selection } from './filters.js';
import { KIND_NAMES, KINDS, type Kind } from './kinds.js';
import { glyphOf } from './marks.js';

export interface Toolbar {
  readonly element: HTMLElement;
  readonly search: HTMLInputElement;
  /** Shows which filters hold and what is left. */
  update(filters: Filters, selection: Selection): void;
}

/** Calls `change` with the filters as they are to be. */
export function createToolbar(atlas: Atlas, change: (filters: Filters) => void): Toolbar {
  let now: Filters = NO_FILTERS;
  const search = el('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Search rules, cases, reasons',
    'aria-label': 'Search rules, cases and reasons',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  });
  search.addEventListener('input', () => change({ ...now, text: search.value }));

  const groups = groupsOf(atlas).map((group) => {
    const toggles = group.values.map((value) =>
      toggleOf(group, value, () => {
        const before: readonly string[] = now[group.key];
        const has = before.includes(value);
        const after = has ? before.filter((each) => each !== value) : [...before, value];
        change({ ...now, [group.key]: after });
      }),
    );
    const label = el('span', { class: 'group-name' }, group.name);
    const element = el(
      'div',
      { class: 'group', role: 'group', 'aria-label': group.name },
      label,
      ...toggles.map(({ button }) => button),
    );
    return { ...group, toggles, element };
  });
  const clear = el('button', { type: 'button', class: 'clear' }, 'Clear filters');
  clear.addEventListener('click', () => {
    change(NO_FILTERS);
    search.focus();
  });
  const count = el('output', { class: 'count', 'aria-live': 'polite' });
  const open = el(
    'button',
    { type: 'button', class: 'open', 'aria-expanded': 'false', 'aria-controls': 'filters' },
    'Filters',
  );
  const filters = el(
    'div',
    { class: 'filters', id: 'filters' },
    ...groups.map(({ element }) => element),
  );
  const element = el(
    'section',
    { class: 'toolbar', 'aria-label': 'Filters' },
    el('div', { class: 'search' }, search, el('kbd', { 'aria-hidden': true }, '/'), open),
    filters,
    el('div', { class: 'found' }, count, clear),
  );
  open.addEventListener('click', () => {
    const expanded = element.classList.toggle('expanded');
    open.setAttribute('aria-expanded', String(expanded));
  });

  return {
    element,
    search,
    update(filters, selection) {
      now = filters;
      if (search.value !== filters.text) search.value = filters.text;
      for (const { key, toggles } of groups) {
        const chosen: readonly string[] = filters[key];
        for (const { button, value } of toggles) {
          button.setAttribute('aria-pressed', String(chosen.includes(value)));
        }
      }
      clear.hidden = !isFiltered(filters);
      const active = filters.kinds.length + filters.languages.length + filters.scopes.length;
      open.textContent = active === 0 ? 'Filters' : `Filters (${active})`;
      const total = atlas.cases.length;
      const found = selection.cases.length;
      count.textContent = found === total ? `${total} cases` : `${found} of ${total} cases`;
    },
  };
}

interface Group {
  readonly name: string;
  readonly key: 'kinds' | 'scopes' | 'languages';
  readonly values: readonly string[];
  readonly counts?: ReadonlyMap<string, number>;
}

/** Only what there is can be chosen, and only where there is a choice. */
function groupsOf({ cases, columns, rules }: Atlas): Group[] {
  const counts = new Map<string, number>();
  for (const { kinds } of cases) {
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const scopes = new Set([...rules.values()].flatMap(({ rule }) => rule.scope ?? []));
  const languages = new Set(columns.map(({ run }) => run.language));
  const groups: Group[] = [
    { name: 'Result', key: 'kinds', values: KIND_NAMES.filter((kind) => counts.has(kind)), counts },
    { name: 'Scope', key: 'scopes', values: [...scopes].sort() },
    { name: 'Language', key: 'languages', values: [...languages].sort() },
  ];
  return groups.filter(({ values }) => values.length > 1);
}

const SCOPES: Readonly<Record<string, string>> = {
  common: 'Rules that all AWS SDKs share',
  boto3: 'Rules of boto3 alone',
};

function toggleOf({ key, counts }: Group, value: string, press: () => void) {
  const kind = key === 'kinds' ? KINDS[value as Kind] : undefined;
  const title = kind?.meaning ?? (key === 'scopes' ? SCOPES[value] : undefined);
  const button = el(
    'button',
    { type: 'button', class: 'toggle', 'aria-pressed': 'false', title, 'data-value': value },
    kind && el('span', { 'data-tone': kind.tone, class: 'dot' }, glyphOf(kind.glyph)),
    kind?.label ?? value,
    counts && el('span', { class: 'number' }, String(counts.get(value) ?? 0)),
  );
  button.addEventListener('click', press);
  return { button, value };
}
