/** Times as services, programs and files write them. */

export interface ParsedDate {
  /** Milliseconds since the epoch; a time without a zone is read as if it were UTC. */
  readonly ms: number;
  /** Whether the text named its zone. Without one the time cannot be compared with a clock. */
  readonly zoned: boolean;
}

const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';
const DATES = [
  /^(?<year>\d{4})([-/])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d)/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  new RegExp(`^${WEEKDAY}(?<day>\\d{1,2})[\\s-](?<name>[a-z]{3,9})[\\s-](?<year>\\d{4})`, 'i'),
  new RegExp(`^${WEEKDAY}(?<name>[a-z]{3,9})\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})`, 'i'),
];
const CLOCK =
  '(?<hour>\\d{2}|\\d(?=:))(?::?(?<minute>\\d{1,2})(?::?(?<second>\\d{1,2})(?:[.,](?<fraction>\\d+))?)?)?';
const ZONE = '(?<zone>[zZ]|[A-Z]{3,5}|[+-]\\d{4}|[+-]\\d{1,2}(?::\\d{2})?)';
const REST = new RegExp(`^(?:(?:[Tt]|\\s+)${CLOCK}\\s*${ZONE}?)?$`);
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/**
 * Reads a date and perhaps a time and a zone, in ISO 8601 or in the manner of mail headers. A zone that is
 * neither UTC nor an offset is not understood, and so there is none. Undefined if the text is no such time.
 */
export function parseDate(text: string): ParsedDate | undefined {
  const trimmed = text.trim();
  const date = DATES.map((form) => form.exec(trimmed)).find((found) => found !== null);
  const rest = date && REST.exec(trimmed.slice(date[0].length));
  if (!rest) return undefined;
  const { name, ...fields } = { ...date.groups, ...rest.groups };
  const month = name === undefined ? Number(fields['month']) : monthNamed(name);
  const offset = offsetMinutes(fields['zone']);
  const ms = utc(Number(fields['year']), month, Number(fields['day']), fields);
  if (ms === undefined || Math.abs(offset ?? 0) >= 24 * 60) return undefined;
  return { ms: ms - (offset ?? 0) * 60_000, zoned: offset !== undefined };
}

/** The code for a text that is no time: dateutil takes any number for a year, and may find it too great. */
export function dateFault(text: string): 'invalid-date' | 'invalid-value' {
  const year = /^(?!(?:\d{12}|\d{14})$)\d+$/.exec(text.trim())?.[0];
  return Number(year) > 0x7fff_ffff ? 'invalid-value' : 'invalid-date';
}

/** ISO 8601 in UTC with whole seconds, as outcomes carry it. */
export function formatDate(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** From 1; 0 if there is no such month. */
function monthNamed(name: string): number {
  const folded = name.toLowerCase();
  return MONTHS.findIndex((month) => month === folded || month.slice(0, 3) === folded) + 1;
}

/** Undefined if there is no such time. */
function utc(
  year: number,
  month: number,
  day: number,
  { hour = '0', minute = '0', second = '0', fraction = '0' }: Record<string, string | undefined>,
): number | undefined {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  if (year === 0 || time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const millisecond = Math.trunc(Number(`0.${fraction}`) * 1000);
  return time.setUTCHours(Number(hour), Number(minute), Number(second), millisecond);
}

function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (/^(?:z|UTC|GMT)$/i.test(zone)) return 0;
  const offset = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!offset) return undefined;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? '0');
  return offset[1] === '-' ? -minutes : minutes;
}
