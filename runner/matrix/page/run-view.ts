/** One implementation: what it is, how the run went, and every reason that is recorded. */
import { isolationInWords } from '../../model/isolation.js';
import type { Column } from './atlas.js';
import { el, type Child } from './dom.js';
import type { Selection } from './filters.js';
import { KIND_NAMES, type Kind } from './kinds.js';
import { heading } from './heading.js';
import { kindBadge } from './marks.js';
import { formatRoute } from './route.js';
import { inWords, tallyOf } from './tally.js';
import { fieldsView } from './value-view.js';

export function runView(selection: Selection, { index, run }: Column): Child[] {
  const facts: [string, unknown][] = [
    ['implementation', `${run.name} ${run.version}`],
    ['language', run.language],
    ['asked through', `${run.door}, ${isolationInWords(run.isolation)}`],
    ['against', `boto3 ${run.edition}`],
    ['it can show', run.capabilities.join(', ')],
  ];
  return [
    heading(run.label, formatRoute({ target: { type: 'run', run: run.label } })),
    run.interrupted && el('p', { class: 'notice' }, 'The run was interrupted: cases are missing.'),
    ...run.problems.map((problem) => el('p', { class: 'notice' }, problem)),
    fieldsView(facts),
    el('h3', {}, inWords(tallyOf(selection.cases, index))),
    el(
      'ul',
      { class: 'reasons' },
      ...reasonsOf(selection, index).map((group) => reasonItem(group, run.label)),
    ),
  ];
}

interface Reason {
  readonly kind: Kind;
  readonly text: string;
  readonly ids: string[];
}

/** Cases that share a kind and a reason, by kind, the largest group first. */
function reasonsOf({ cases }: Selection, column: number): Reason[] {
  const groups = new Map<string, Reason>();
  for (const row of cases) {
    const kind = row.kinds[column]!;
    const result = row.case.results[column];
    if (kind === 'passed' || result == null) continue;
    const text = (result.divergence?.reason ?? result.detail ?? '').trim();
    const key = `${kind}\n${text}`;
    const group = groups.get(key) ?? { kind, text, ids: [] };
    group.ids.push(row.case.id);
    groups.set(key, group);
  }
  const rank = ({ kind }: Reason) => KIND_NAMES.indexOf(kind);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.ids.length - a.ids.length);
}

function reasonItem({ kind, text, ids }: Reason, run: string): HTMLElement {
  const details = el(
    'details',
    { class: 'more' },
    el('summary', {}, `${ids.length} case${ids.length === 1 ? '' : 's'}`),
  );
  details.addEventListener(
    'toggle',
    () => {
      const links = ids.map((id) =>
        el('li', {}, el('a', { href: formatRoute({ target: { type: 'case', id, run } }) }, id)),
      );
      details.append(el('ul', { class: 'ids' }, ...links));
    },
    { once: true },
  );
  return el('li', {}, kindBadge(kind), text !== '' && el('p', { class: 'reason' }, text), details);
}
