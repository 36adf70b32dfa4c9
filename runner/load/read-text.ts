/** Reads a file that may be anything into text, or says why it is none. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { Problem } from '../model/problem.js';
import { MAX_BYTES } from './limits.js';

/**
 * The text of the file at `path`, without a byte order mark; a problem if it is too large or no
 * UTF-8. `file` is the path as people are to see it. Throws what node:fs throws.
 */
export function readText(path: string, file: string): string | Problem {
  if (statSync(path).size > MAX_BYTES) {
    return {
      message: `the file is larger than ${MAX_BYTES} bytes, the limit for a case file`,
      location: { file, line: 1, column: 1 },
      suggestion: 'Split it by topic into several files.',
    };
  }
  const bytes = readFileSync(path);
  const text = new TextDecoder().decode(bytes);
  return isUtf8(bytes) ? text : notUtf8(bytes, text, file);
}

/** Where the bytes part from what their decoded text would be in UTF-8, they are invalid. */
function notUtf8(bytes: Buffer, decoded: string, file: string): Problem {
  const valid = Buffer.from(decoded);
  const start = bytes.length > 2 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  let at = start;
  while (at < bytes.length && bytes[at] === valid[at - start]) at++;
  // What stands for an invalid byte may begin with that very byte.
  while (!isUtf8(bytes.subarray(start, at))) at--;
  const before = bytes.subarray(start, at).toString('utf8');
  const lineStart = before.lastIndexOf('\n') + 1;
  const byte = bytes[at]?.toString(16).padStart(2, '0') ?? 'end of file';
  return {
    message: `the file is not UTF-8: byte 0x${byte} is invalid here`,
    location: {
      file,
      line: before.split('\n').length,
      column: before.length - lineStart + 1,
    },
    suggestion: 'Save it as UTF-8; bytes that are no text can be given as { base64: … }.',
  };
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
