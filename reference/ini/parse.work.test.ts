import { describe, expect, test } from 'vitest';
import {
  mergeProfiles,
  profilesOfConfigFile,
  profilesOfCredentialsFile,
} from '../profiles/index.js';
import { IniError, parseIni } from './index.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Texts of `n` parts that would take a careless parser n² steps. */
const HOSTILE: Record<string, (n: number) => string> = {
  'one long line': (n) => 'a'.repeat(10 * n),
  'one long value': (n) => `[a]\nb = ${'c '.repeat(5 * n)}`,
  'a key, white space and no delimiter': (n) => `[a]\nb${' '.repeat(10 * n)}c`,
  'white space at the end of a line': (n) =>
    `[a]\nb = c${' \t'.repeat(5 * n)}d${' '.repeat(10 * n)}`,
  'brackets that never close': (n) => `[a]\n${'[\n'.repeat(n)}`,
  'headers that never close, with a delimiter': (n) =>
    `[a]\n${Array.from({ length: n }, (_, index) => `[${index} =`).join('\n')}`,
  'many sections': (n) => Array.from({ length: n }, (_, index) => `[profile p${index}]`).join('\n'),
  'many sections that end in CR': (n) =>
    Array.from({ length: n }, (_, index) => `[profile p${index}]`).join('\r'),
  'many keys': (n) => `[a]\n${Array.from({ length: n }, (_, index) => `k${index} = v`).join('\n')}`,
  'many lines of one value': (n) => `[a]\nb = 1${'\n c'.repeat(n)}`,
  'many blank lines within a value': (n) => `[a]\nb = 1${'\n'.repeat(n)} c`,
  'blank lines between the lines of a value': (n) => `[a]\nb = 1${'\n\n c'.repeat(n)}`,
  'many comments': (n) => `[a]\nb = 1\n${' # c\n'.repeat(n)}`,
  'a deep staircase': (n) =>
    `[a]\nb =${Array.from({ length: Math.sqrt(20 * n) }, (_, depth) => `\n${' '.repeat(depth + 1)}c = d`).join('')}`,
  'many nested lines': (n) => `[a]\nb =${'\n  c = d'.repeat(n)}`,
  'many line breaks in one nested line': (n) => `[a]\nb =\n  ${'c = d\u2028'.repeat(n)}`,
  'keys and sections that inherit them': (n) =>
    `[DEFAULT]\n${Array.from({ length: n }, (_, index) => `k${index} = v\n[s${index}]\n[DEFAULT]`).join('\n')}`,
  'broken defaults that are overridden': (n) =>
    `[DEFAULT]\n${'a b c d'
      .split(' ')
      .map((key) => `${key} =\n  broken`)
      .join(
        '\n',
      )}\n${Array.from({ length: n / 4 }, (_, index) => `[${index}]\na=1\nb=1\nc=1\nd=1`).join('\n')}`,
  'quotes in a name': (n) => `[profile ${'"a" '.repeat(n)}]`,
  'backslashes in a name': (n) => `[profile "${'\\'.repeat(n)}]`,
  'white space in a name': (n) => `[profile${' \t'.repeat(n)}]`,
};

function read(file: Uint8Array, onRule?: () => void): void {
  try {
    const document = parseIni(file, 'config', onRule);
    const profiles = profilesOfConfigFile(document, onRule);
    mergeProfiles(profiles, profilesOfCredentialsFile(document, onRule), onRule);
  } catch (error) {
    if (!(error instanceof IniError)) throw error;
  }
}

/** The least processor time of several tries, in µs: what else the machine does only adds to it. */
function leastWork(use: () => void): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const before = process.cpuUsage();
      use();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    }),
  );
}

describe('eight times the file takes no more than linear work', () => {
  const SMALL = 2_500;
  const FACTOR = 8;
  // n² steps would be 64 times the work; what a garbage collector adds to 8 stays far below.
  const LIMIT = 30;
  // Below this the clock measures itself.
  const FLOOR = 2_000;

  test.each(Object.entries(HOSTILE))('%s', (_, write) => {
    const small = bytes(write(SMALL));
    const large = bytes(write(SMALL * FACTOR));
    for (const onRule of [undefined, () => undefined]) {
      const work = Math.max(
        FLOOR,
        leastWork(() => read(small, onRule)),
      );
      expect(leastWork(() => read(large, onRule)) / work).toBeLessThan(LIMIT);
    }
  });
});

describe('size alone is no error', () => {
  test('a line of 10 MB', () => {
    const value = 'x'.repeat(10_000_000);
    const { sections } = parseIni(bytes(`[a]\nb = ${value}\n`), 'config');
    expect(sections.get('a')?.get('b') === value).toBe(true);
  });

  test('a line of 10 MB that is none of the grammar', () => {
    expect(() => parseIni(bytes('x'.repeat(10_000_000)), 'config')).toThrow(
      expect.objectContaining({ code: 'text-before-section' }),
    );
  });

  test('a million sections', () => {
    const text = Array.from({ length: 1_000_000 }, (_, index) => `[profile ${index}]`).join('\n');
    const { profiles } = profilesOfConfigFile(parseIni(bytes(text), 'config'));
    expect(profiles.size).toBe(1_000_000);
  });

  test('a million lines of one value', () => {
    const text = `[a]\nb = 0${'\n  c'.repeat(1_000_000)}\n`;
    const value = parseIni(bytes(text), 'config').sections.get('a')?.get('b');
    expect(value).toBe(`0${'\nc'.repeat(1_000_000)}`);
  });

  test('an error at the end of a million lines knows its line', () => {
    const text = `[a]\n${'# c\r\n'.repeat(1_000_000)}broken`;
    expect(() => parseIni(bytes(text), 'config')).toThrow(
      expect.objectContaining({ origin: { path: 'config', line: 1_000_002, column: 1 } }),
    );
  });
});
