/** Placeholders in the texts of a world: what is known only when the world is staged. */
import { SERVICES, type ServiceName } from '../model/case.js';
import { parseRelative } from '../model/relative-time.js';

/** How `{{now+1h|FORMAT}}` writes a time; without a format it is ISO 8601 in UTC. */
const TIME_FORMATS = {
  iso: (ms: number) => `${isoSeconds(ms)}Z`,
  /** Without a zone: what that means is up to the reader. */
  naive: isoSeconds,
  unix: (ms: number) => String(Math.floor(ms / 1_000)),
  ms: String,
} as const;
type TimeFormat = keyof typeof TIME_FORMATS;

type Placeholder =
  | { readonly kind: 'time'; readonly offset: number; readonly format: TimeFormat }
  | { readonly kind: 'home' }
  | { readonly kind: 'address'; readonly service: ServiceName };

/** What placeholders stand for in one staged world. */
export interface PlaceholderValues {
  /** The world's time, in ms since the epoch. */
  readonly now: number;
  /** Absolute path of the home directory, without a final slash. */
  readonly home: string;
  /** Address of each service, absent ones included, e.g. `http://127.0.0.1:4711`. */
  readonly addresses: Readonly<Partial<Record<ServiceName, string>>>;
}

/** What stands between two braces; the text inside is the first group. */
const BRACES = /\{\{([^{}]*)\}\}/g;
const TIME = /^now([+-][^|]*)?(?:\|([a-z]+))?$/;
/** Farther than any case needs, and near enough that every time has four digits for its year. */
const FARTHEST = 100 * 365 * 86_400_000;
const OPENING = /\{\{(?:([^{}]*)\}\})?/g;

/**
 * `text` with its placeholders filled in. Other uses of braces stay as they are. Throws an Error for
 * an address that is not in `values`: the stage must know one even for a service that is absent.
 */
export function expandPlaceholders(text: string, values: PlaceholderValues): string {
  if (!text.includes('{{')) return text;
  return text.replace(BRACES, (whole, inner: string) => {
    const placeholder = parse(inner);
    return placeholder === undefined ? whole : fill(placeholder, values);
  });
}

/** A place in a text that looks like a placeholder and is none. */
export interface UnknownPlaceholder {
  /** As it is written, e.g. `{{nwo}}`. */
  readonly written: string;
  /** Without the braces; undefined if they are not closed. */
  readonly name: string | undefined;
  /** Where it stands in the text. */
  readonly index: number;
}

/** All unknown placeholders of `text` in order; two opening braces always begin a placeholder. */
export function unknownPlaceholders(text: string): UnknownPlaceholder[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(OPENING)]
    .filter(([, name]) => name === undefined || parse(name) === undefined)
    .map(({ 0: written, 1: name, index }) => ({ written, name, index }));
}

/** Examples of each kind of placeholder, for messages and suggestions; without the braces. */
export const PLACEHOLDER_EXAMPLES: readonly string[] = [
  'now',
  'now+1h',
  'now-5m',
  ...Object.keys(TIME_FORMATS).map((format) => `now+1h|${format}`),
  'home',
  ...SERVICES,
];

function parse(inner: string): Placeholder | undefined {
  if (inner === 'home') return { kind: 'home' };
  const service = SERVICES.find((name) => name === inner);
  if (service !== undefined) return { kind: 'address', service };
  const [time, offsetText = '+0s', format = 'iso'] = TIME.exec(inner) ?? [];
  const offset = parseRelative(offsetText);
  if (time === undefined || offset === undefined || !isTimeFormat(format)) return undefined;
  if (Math.abs(offset) > FARTHEST) return undefined;
  return { kind: 'time', offset, format };
}

function isTimeFormat(word: string): word is TimeFormat {
  return Object.hasOwn(TIME_FORMATS, word);
}

function fill(placeholder: Placeholder, { now, home, addresses }: PlaceholderValues): string {
  switch (placeholder.kind) {
    case 'time':
      return TIME_FORMATS[placeholder.format](now + placeholder.offset);
    case 'home':
      return home;
    case 'address': {
      const address = addresses[placeholder.service];
      if (address === undefined) throw new Error(`no address is staged: ${placeholder.service}`);
      return address;
    }
  }
}

function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
