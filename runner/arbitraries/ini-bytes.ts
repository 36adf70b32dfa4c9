/** Files as bytes: what people write, what nobody writes, and what is no text at all. */
import fc from 'fast-check';
import { anyCharacter } from './ini-text.js';
import { nearlyValidIni } from './nearly-valid-ini.js';
import { writtenIni } from './written-ini.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes that are not UTF-8: alone, cut off, overlong, surrogates, beyond Unicode. */
const NO_UTF8 = [
  [0x80],
  [0xff],
  [0xc3],
  [0xe2, 0x82],
  [0xf0, 0x9f, 0x98],
  [0xc0, 0xaf],
  [0xe0, 0x80, 0xaf],
  [0xf0, 0x80, 0x80, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xed, 0xb0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
].map((bytes) => Uint8Array.from(bytes));

/** Any text of Unicode, mostly of a plane that nobody thinks of. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: anyCharacter, maxLength: 60 });

const brokenUtf8 = fc
  .tuple(nearlyValidIni, fc.constantFrom(...NO_UTF8), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, bytes, where]) => {
    const whole = utf8(text);
    const at = Math.floor(where * whole.length);
    return Uint8Array.from([...whole.subarray(0, at), ...bytes, ...whole.subarray(at)]);
  });

const utf16 = fc.tuple(nearlyValidIni, fc.boolean()).map(([text, swapped]) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(swapped ? bytes.swap16() : bytes);
});

/** The bytes of a config or credentials file, from well-formed to hopeless. */
export const configFile: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 60, arbitrary: nearlyValidIni.map(utf8) },
  { weight: 25, arbitrary: writtenIni.map(({ text }) => utf8(text)) },
  { weight: 5, arbitrary: anyText.map(utf8) },
  { weight: 4, arbitrary: anyText.map((text) => utf8(`[a]\nb = ${text}`)) },
  { weight: 3, arbitrary: brokenUtf8 },
  { weight: 1, arbitrary: utf16 },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 40 }) },
);

/** Both files of one world; null stands for a file that is not there. */
export interface ConfigFiles {
  readonly config: Uint8Array | null;
  readonly credentials: Uint8Array | null;
}

export const configFiles: fc.Arbitrary<ConfigFiles> = fc.record({
  config: fc.option(configFile, { freq: 8, nil: null }),
  credentials: fc.option(configFile, { freq: 2, nil: null }),
});
