import fc from 'fast-check';
import { parse as parseWithNpmIni } from 'ini';
import { describe, expect, test } from 'vitest';
import { configFile, writtenIni } from '../../runner/arbitraries/index.js';
import { IniError, parseIni, type IniDocument, type IniValue } from './index.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

function valuesOf({ sections }: IniDocument): Map<string, Map<string, IniValue>> {
  return new Map([...sections].map(([name, section]) => [name, new Map(section)]));
}

/** What came of a file, errors by their code and place. */
function outcomeOf(bytes: Uint8Array, onRule?: (rule: string) => void): unknown {
  try {
    return valuesOf(parseIni(bytes, 'config', onRule));
  } catch (error) {
    if (error instanceof IniError) return error.message;
    throw error;
  }
}

describe('a written file', () => {
  test('gives back what was written, in order', () => {
    fc.assert(
      fc.property(writtenIni, ({ text, sections }) => {
        const found = valuesOf(parseIni(utf8(text), 'config'));
        expect(found).toEqual(sections);
        expect([...found.keys()]).toEqual([...sections.keys()]);
      }),
    );
  });

  test('says where each key and each section stands', () => {
    fc.assert(
      fc.property(writtenIni, ({ text }) => {
        const lines = text.split(/\r\n?|\n/);
        for (const section of parseIni(utf8(text), 'config').sections.values()) {
          const { line, column } = section.origin;
          expect(lines[line - 1]!.slice(column - 1)).toMatch(/^\[/);
          for (const [key] of section) {
            const { line, column } = section.entry(key)!.origin;
            const found = lines[line - 1]!.slice(column - 1).toLowerCase();
            expect(found.startsWith(key)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('any file', () => {
  test('is parsed or refused with a typed error', () => {
    fc.assert(fc.property(configFile, (bytes) => void outcomeOf(bytes)));
  });

  test('gives the same whether the rules are observed or not', () => {
    fc.assert(
      fc.property(configFile, (bytes) => {
        const rules: string[] = [];
        const observed = outcomeOf(bytes, (rule) => rules.push(rule));
        expect(observed).toEqual(outcomeOf(bytes));
        expect(new Set(rules).size).toBe(rules.length);
      }),
    );
  });
});

/** What a generic INI file and a config file have in common: plain names and unquoted values. */
const common = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/),
    settings: fc.uniqueArray(
      fc.record({
        key: fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/),
        value: fc.stringMatching(/^([A-Z/+@.,][A-Za-z0-9 /+@.,:_-]{0,12}[A-Za-z0-9])?$/),
      }),
      { selector: ({ key }) => key, maxLength: 4 },
    ),
  }),
  { selector: ({ name }) => name, maxLength: 4 },
);

test('agrees with the npm package ini on what both understand', () => {
  fc.assert(
    fc.property(
      common.filter((sections) => sections.every(({ name }) => name !== 'DEFAULT')),
      (sections) => {
        const text = sections
          .map(({ name, settings }) =>
            [`[${name}]`, ...settings.map(({ key, value }) => `${key} = ${value}`)].join('\n'),
          )
          .join('\n\n');
        const ours = valuesOf(parseIni(utf8(text), 'config'));
        const theirs = Object.entries(parseWithNpmIni(text));
        expect(ours).toEqual(
          new Map(theirs.map(([name, section]) => [name, new Map(Object.entries(section))])),
        );
      },
    ),
  );
});
