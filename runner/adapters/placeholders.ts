/** Placeholders in the texts of a manifest, e.g. `{build}` or `{program.aws}`. */

/** `{value}` of `args` is filled in per case; `{{imds}}` is the other syntax, that of case files. */
const PLACEHOLDER = /(?<!\{)\{([a-z]+(?:\.[\w-]+)?)\}(?!\})/g;

/** What placeholders stand for, by their names without braces. */
export type Values = ReadonlyMap<string, string>;

/** A copy of `value` in which all texts, however deep, have their placeholders filled in if known. */
export function fill<T>(value: T, values: Values): T {
  const filled = (part: unknown): unknown => {
    if (typeof part === 'string') {
      return part.replace(PLACEHOLDER, (whole, name: string) => values.get(name) ?? whole);
    }
    if (Array.isArray(part)) return part.map(filled);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, below]) => [key, filled(below)]));
  };
  return filled(value) as T;
}

/** The names of the placeholders in `text`, in order. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!);
}
