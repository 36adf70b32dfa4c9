/** How a place in an expectation is written: `credentials.accessKeyId`, `forbids["~/.aws/config"]`. */

const PLAIN = /^[A-Za-z0-9_-]+$/;

/** Appends a key to a path; a key that is no plain word is put into brackets and quotes. */
export function pathOf(base: string, key: string): string {
  return PLAIN.test(key) ? `${base}.${key}` : `${base}[${JSON.stringify(key)}]`;
}
