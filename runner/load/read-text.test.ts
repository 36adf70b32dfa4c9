import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BYTES } from './limits.js';
import { readText } from './read-text.js';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'credchain-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function read(bytes: Uint8Array | string) {
  const path = join(folder, 'case.yaml');
  writeFileSync(path, bytes);
  return readText(path, 'case.yaml');
}

describe('the text of a file', () => {
  it('is UTF-8, without a byte order mark', () => {
    expect(read('\ufefftitle: Schlüssel 🔑')).toBe('title: Schlüssel 🔑');
  });

  it('may have as many bytes as the limit says, and none more', () => {
    expect(read('x'.repeat(MAX_BYTES))).toHaveLength(MAX_BYTES);
    expect(read('x'.repeat(MAX_BYTES + 1))).toMatchObject({
      message: 'the file is larger than 1048576 bytes, the limit for a case file',
    });
  });

  it.each([
    ['a byte that begins nothing', [0x61, 0x0a, 0x62, 0xff], { line: 2, column: 2 }, '0xff'],
    ['half a character at the end', [0x61, 0xc3], { line: 1, column: 2 }, '0xc3'],
    ['an overlong form', [0x61, 0xc0, 0xaf], { line: 1, column: 2 }, '0xc0'],
    ['a surrogate', [0xed, 0xa0, 0x80], { line: 1, column: 1 }, '0xed'],
    ['a start without its rest', [0xef, 0x61], { line: 1, column: 1 }, '0xef'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], { line: 1, column: 1 }, '0xff'],
    ['a bad byte behind a mark', [0xef, 0xbb, 0xbf, 0x61, 0xff], { line: 1, column: 2 }, '0xff'],
    ['a bad byte behind the real U+FFFD', [0xef, 0xbf, 0xbd, 0xff], { line: 1, column: 2 }, '0xff'],
  ])('is refused for %s, at its place', (_what, bytes, place, byte) => {
    expect(read(Uint8Array.from(bytes))).toMatchObject({
      message: `the file is not UTF-8: byte ${byte} is invalid here`,
      location: { file: 'case.yaml', ...place },
    });
  });
});
