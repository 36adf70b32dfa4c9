/** Times as services, programs and files write them. */

export interface ParsedDate {
  /** Milliseconds since the epoch; a time without a zone is read as if it were UTC. */
  readonly ms: number;
  /** Whether the text named its zone. Without one the time cannot be compared with a clock. */
  readonly zoned: boolean;
}

const ZONE = String.raw`\s*(?<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`;
const CLOCK = String.raw`(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?`;
const EXTENDED = new RegExp(
  String.raw`^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T\s]+${CLOCK}${ZONE})?$`,
  'i',
);
const BASIC = new RegExp(
  String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?${ZONE})?$`,
  'i',
);
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NAMED = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(?<day>\d{1,2})[\s-](?<name>[a-z]{3,9})[\s-](?<year>\d{4})\s+${CLOCK}${ZONE}$`,
  'i',
);

/**
 * Reads a time in ISO 8601 (extended or basic, with fractions, `Z`, `UTC`, `GMT` or an offset) or in the
 * manner of mail headers. Undefined if the text is none of these or names no real time.
 */
export function parseDate(text: string): ParsedDate | undefined {
  const trimmed = text.trim();
  const groups = (EXTENDED.exec(trimmed) ?? BASIC.exec(trimmed) ?? NAMED.exec(trimmed))?.groups;
  if (!groups) return undefined;
  const number = (name: string): number => Number(groups[name] ?? '0');
  const month = groups['name']
    ? MONTHS.indexOf(groups['name'].slice(0, 3).toLowerCase()) + 1
    : number('month');
  const [year, day, hour, minute, second] = ['year', 'day', 'hour', 'minute', 'second'].map(
    number,
  ) as [number, number, number, number, number];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day || year === 0) return undefined;
  utc.setUTCHours(
    hour,
    minute,
    second,
    Math.trunc(Number(`0.${groups['fraction'] ?? '0'}`) * 1000),
  );
  const offset = offsetMinutes(groups['zone']);
  return { ms: utc.getTime() - (offset ?? 0) * 60_000, zoned: offset !== undefined };
}

/** ISO 8601 in UTC with whole seconds, as outcomes carry it. */
export function formatDate(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!offset) return 0;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? '0');
  return offset[1] === '-' ? -minutes : minutes;
}
