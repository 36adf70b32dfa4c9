/** Times as case files write them, relative to the world's now (`+1h30m`), and as instants. */

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;
const RELATIVE = /^([+-])((?:\d+[dhms])+)$/;
const PART = /(\d+)([dhms])/g;
/** A time without a zone is no instant: what it means would depend on the host. */
const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;

/** Reads `+1h30m`, `-5m`, `+0s` as milliseconds; undefined if it is no relative time. */
export function parseRelative(text: string): number | undefined {
  const [, sign, parts] = RELATIVE.exec(text) ?? [];
  if (parts === undefined) return undefined;
  let total = 0;
  for (const [, count, unit] of parts.matchAll(PART)) {
    total += Number(count) * UNITS[unit as keyof typeof UNITS];
  }
  return sign === '-' ? -total : total;
}

/** The inverse of {@link parseRelative}, in the largest units that fit; whole seconds. */
export function formatRelative(ms: number): string {
  let rest = Math.round(Math.abs(ms) / 1_000) * 1_000;
  let text = '';
  for (const [unit, size] of Object.entries(UNITS)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text === '' ? '+0s' : (ms < 0 ? '-' : '+') + text;
}

/** Reads an ISO 8601 time with a zone as milliseconds since the epoch; undefined if it is none. */
export function parseInstant(text: string): number | undefined {
  const ms = INSTANT.test(text) ? Date.parse(text.toUpperCase().replace(' ', 'T')) : NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
