/** Where in the page one is, as the fragment of its address. */
import { NO_FILTERS, type Filters } from './filters.js';
import { KIND_NAMES } from './kinds.js';

/** What is open; `run` is the label of one column. */
export type Target =
  | { readonly type: 'rule' | 'chapter' | 'case'; readonly id: string; readonly run?: string }
  | { readonly type: 'run'; readonly run: string };

export interface Route {
  /** Absent: nothing is open. */
  readonly target?: Target;
  /** Absent: the address says nothing of filters. */
  readonly filters?: Filters;
}

/** The fragment, with its `#`; `#rule/ENV-3/boto3?kind=fail`. */
export function formatRoute({ target, filters = NO_FILTERS }: Route): string {
  const words =
    target === undefined
      ? []
      : target.type === 'run'
        ? ['run', target.run]
        : [target.type, target.id, ...(target.run === undefined ? [] : [target.run])];
  const query = new URLSearchParams();
  if (filters.text.trim() !== '') query.set('text', filters.text);
  for (const kind of filters.kinds) query.append('kind', kind);
  for (const language of filters.languages) query.append('language', language);
  for (const scope of filters.scopes) query.append('scope', scope);
  const asked = query.size === 0 ? '' : `?${query}`;
  return `#${words.map(encodeURIComponent).join('/')}${asked}`;
}

/** The route of a fragment, with or without its `#`. What cannot be read leads nowhere. */
export function parseRoute(fragment: string): Route {
  const [path = '', query] = split(fragment.replace(/^#/, ''));
  const [type, ...words] = path.split('/').map(decoded);
  const target = targetOf(type, words);
  return {
    ...(target && { target }),
    ...(query !== undefined && { filters: filtersOf(new URLSearchParams(query)) }),
  };
}

function split(text: string): [string, string | undefined] {
  const at = text.indexOf('?');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

function targetOf(type: string | undefined, words: readonly string[]): Target | undefined {
  const [id, run] = words;
  if (id === undefined || id === '') return undefined;
  if (type === 'run') return { type, run: id };
  if (type !== 'rule' && type !== 'chapter' && type !== 'case') return undefined;
  return { type, id, ...(run !== undefined && run !== '' && { run }) };
}

function filtersOf(query: URLSearchParams): Filters {
  return {
    text: query.get('text') ?? '',
    kinds: KIND_NAMES.filter((kind) => query.getAll('kind').includes(kind)),
    languages: query.getAll('language'),
    scopes: query.getAll('scope'),
  };
}
