/** Times as services, programs and files write them. */

export interface ParsedDate {
  /** Milliseconds since the epoch, without the fraction of a second; without a zone read as if it were UTC. */
  readonly ms: number;
  /**
   * The code of the error when the time is compared with a clock: `invalid-type` if the text named no zone,
   * `invalid-value` if its zone is a day or more away from UTC. Undefined if it can be compared.
   */
  readonly fault?: 'invalid-type' | 'invalid-value';
}

const WEEKDAY =
  '(?:(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?),?\\s+)?';
const MONTH =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?|september|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATES = [
  /^(?<year>\d{4})[-/](?<month>\d\d?)[-/](?<day>\d\d?)/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)/,
  new RegExp(`^${WEEKDAY}(?<day>\\d\\d?)[\\s-]${MONTH}[\\s-](?<year>\\d{4})`, 'i'),
  new RegExp(`^${WEEKDAY}${MONTH}\\s+(?<day>\\d\\d?),?\\s+(?<year>\\d{4})`, 'i'),
];
/** One digit will do where a colon tells what it is. */
const CLOCK =
  '(?<hour>\\d\\d|\\d(?=:))(?:(?<colon>:?)(?<minute>\\d\\d|(?<=:)\\d)(?:\\k<colon>(?<second>\\d\\d|(?<=:)\\d)(?:[.,]\\d+)?)?)?';
const OFFSET = '(?<sign>[+-])(?<hours>\\d\\d(?=\\d\\d$)|\\d\\d?(?=:|$))(?::?(?<minutes>\\d\\d?))?';
const REST = new RegExp(`^(?:(?:[Tt]|\\s+)${CLOCK}\\s*(?:(?<zone>[zZ]|[A-Z]{3,5})|${OFFSET})?)?$`);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const UTC: readonly unknown[] = ['Z', 'z', 'UTC', 'GMT'];
const DAY_MS = 24 * 60 * 60_000;

/**
 * Reads a date and perhaps a time and a zone, in ISO 8601 or in the manner of mail headers. A zone that is
 * neither UTC nor an offset is not understood, and so there is none. Undefined if the text is no such time.
 */
export function parseDate(text: string): ParsedDate | undefined {
  const trimmed = text.trim();
  const date = DATES.map((form) => form.exec(trimmed)).find((found) => found !== null);
  const rest = date && REST.exec(trimmed.slice(date[0].length));
  if (!rest) return undefined;
  const fields = { ...date.groups, ...rest.groups };
  const local = localTime(fields);
  if (local === undefined) return undefined;
  const offset = offsetMs(fields);
  if (Math.abs(offset) >= DAY_MS) return { ms: local, fault: 'invalid-value' };
  if (fields['sign'] !== undefined || UTC.includes(fields['zone'])) return { ms: local - offset };
  return { ms: local, fault: 'invalid-type' };
}

/** A number that is read as a year, which none of twelve or fourteen digits is. */
const YEAR = /^\s*(?!(?:\d{12}|\d{14})\s*$)\d+\s*$/;

/** The code for a text that is no time: dateutil takes any number for a year, and may find it too great. */
export function dateFault(text: string): 'invalid-date' | 'invalid-value' {
  return YEAR.test(text) && Number(text) > 0x7fff_ffff ? 'invalid-value' : 'invalid-date';
}

/** ISO 8601 in UTC with whole seconds, as outcomes carry it. */
export function formatDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -5)}Z`;
}

type Fields = Record<string, string | undefined>;

/** As if it were in UTC; undefined if there is no such time. */
function localTime(fields: Fields): number | undefined {
  const { name, hour = 0, minute = 0, second = 0 } = fields;
  const year = Number(fields['year']);
  const month = name === undefined ? Number(fields['month']) - 1 : monthNamed(name);
  const time = new Date(0);
  time.setUTCFullYear(year, month, Number(fields['day']));
  // A day that is not there is one of another month.
  if (year === 0 || time.getUTCMonth() !== month) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return time.setUTCHours(Number(hour), Number(minute), Number(second));
}

/** From 0. */
function monthNamed(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase());
}

function offsetMs(fields: Fields): number {
  const { sign, hours = 0, minutes = 0 } = fields;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -offset : offset;
}
