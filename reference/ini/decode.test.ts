import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, findInvalidByte } from './decode.js';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes that make up sequences, whole and broken, far more often than chance would. */
const nearUtf8 = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0x9f, 0xed, 0xf0, 0x90, 0xf4, 0x8f),
    ),
    { maxLength: 12 },
  )
  .map((bytes) => Uint8Array.from(bytes));

test('the first invalid byte is where a strict decoder gives up', () => {
  fc.assert(
    fc.property(nearUtf8, (bytes) => {
      const index = findInvalidByte(bytes);
      expect(isUtf8(bytes)).toBe(index === bytes.length);
      expect(isUtf8(bytes.subarray(0, index))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a file that is not UTF-8 is refused at the line and column of the first such byte', () => {
  const bytes = Uint8Array.from([...new TextEncoder().encode('[ä]\r\nb = '), 0xe2, 0x82, 0x0a]);
  expect(() => decode(bytes, 'config')).toThrow(
    expect.objectContaining({
      code: 'not-utf8',
      message: 'config:2:5: a byte that is not UTF-8',
    }),
  );
});

test('line ends become line feeds, and a byte-order mark stays', () => {
  const bytes = new TextEncoder().encode('\ufeffa\r\nb\rc\n\r\r\n');
  expect(decode(bytes, 'config').text).toBe('\ufeffa\nb\nc\n\n\n');
});
