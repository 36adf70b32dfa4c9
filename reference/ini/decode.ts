/** From the bytes of a file to text whose lines all end with a line feed. */
import { decodeUtf8, withLineFeeds } from '../utf8.js';
import { IniError } from './errors.js';
import { SourceText } from './source-text.js';

/**
 * Decodes UTF-8 strictly (INI-1) and keeps a byte-order mark, which is text like any other (INI-2).
 * CRLF and a lone CR become LF (INI-3). Throws {@link IniError} at the first byte that is not UTF-8.
 */
export function decode(bytes: Uint8Array, path: string): SourceText {
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    const before = decode(bytes.subarray(0, findInvalidByte(bytes)), path);
    throw new IniError('not-utf8', 'INI-1', before.originOf(before.text.length));
  }
  return new SourceText(path, withLineFeeds(text));
}

/** The index of the first byte that begins no well-formed sequence; the length if there is none. */
export function findInvalidByte(bytes: Uint8Array): number {
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
  return index;
}

/** How many bytes the character at `index` takes, or 0 if it is none: Unicode, table 3-7. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index]!;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const second = bytes[index + 1] ?? 0;
  const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const surrogate = lead === 0xed && second > 0x9f;
  const beyondUnicode = lead === 0xf4 && second > 0x8f;
  if (overlong || surrogate || beyondUnicode) return 0;
  for (let tail = 1; tail < length; tail += 1) {
    if (((bytes[index + tail] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}
