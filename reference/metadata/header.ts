/** What a header of HTTP can hold. */

/** Whether all characters are of Latin 1. */
export function fitsHeader(value: string): boolean {
  return [...value].every((character) => character <= '\u00ff');
}
