/** How keys are folded to lower case: by the tables of Unicode 14, which Python 3.11 to 3.13 share. */

/**
 * Capital letters that got their small letter after Unicode 14. Engines know them or not, depending
 * on their age; the grammar leaves them as they are.
 */
const BETWEEN_YOUNGER_CAPITALS =
  /[^\u1c89\ua7cb\ua7cc\ua7ce\ua7d2\ua7d4\ua7da\ua7dc\u{10d50}-\u{10d65}\u{16ea0}-\u{16eb8}]+/gu;

/** The key in lower case. Takes any text; what is not a capital letter stays. */
export function foldKey(key: string): string {
  return key.replace(BETWEEN_YOUNGER_CAPITALS, (part) => part.toLowerCase());
}
