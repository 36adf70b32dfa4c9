import { describe, expect, test } from 'vitest';
import { IniError, parseIni, type IniValue } from './index.js';

function parse(text: string): Record<string, (readonly [string, IniValue])[]> {
  const { sections } = parseIni(new TextEncoder().encode(text), '~/.aws/config');
  return Object.fromEntries([...sections].map(([name, section]) => [name, [...section]]));
}

function refusal(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof IniError) return `${error.rule} ${error.code} ${error.message}`;
    throw error;
  }
  return 'parsed';
}

describe('a section', () => {
  test('runs to the last bracket of its line', () => {
    expect(parse('[a] ; b ] c\n')).toEqual({ 'a] ; b ': [] });
  });

  test('is refused the second time, with the place of the second header', () => {
    expect(refusal('[a]\n\n  [a]\n')).toMatchInlineSnapshot(
      `"INI-13 duplicate-section ~/.aws/config:3:3: a section that the file has already"`,
    );
  });

  test('inherits what it does not set itself of [DEFAULT], own keys first', () => {
    expect(parse('[a]\nx = own\n[DEFAULT]\ny = 1\nx = 2\n')).toEqual({
      a: [
        ['x', 'own'],
        ['y', '1'],
      ],
    });
  });

  test('that inherits a broken block is refused, and one with a key of its own is not', () => {
    const broken = '[DEFAULT]\ns3 =\n  no assignment\n';
    expect(parse(broken)).toEqual({});
    expect(parse(`${broken}[a]\ns3 = own\n`)).toEqual({ a: [['s3', 'own']] });
    expect(refusal(`${broken}[a]\ns3 = own\n[b]\n`)).toMatchInlineSnapshot(
      `"INI-33 nested-not-an-assignment ~/.aws/config:3:3: a line in a nested block that is not key = value"`,
    );
  });
});

describe('a section of many keys', () => {
  const keys = Array.from({ length: 40 }, (_, index) => `key${index}`);
  const text = `[DEFAULT]\n${keys.map((key) => `${key}d = 0`).join('\n')}\n[a]\n${keys.map((key) => `${key} = ${key}`).join('\n')}\n`;

  test('finds each of them, and each that it inherits', () => {
    const section = parseIni(new TextEncoder().encode(text), 'config').sections.get('a')!;
    expect([...section].map(([key]) => key)).toEqual([...keys, ...keys.map((key) => `${key}d`)]);
    for (const key of keys) {
      expect([section.get(key), section.get(`${key}d`), section.owns(`${key}d`)]).toEqual([
        key,
        '0',
        false,
      ]);
    }
    expect(section.has('key40')).toBe(false);
  });

  test.each([0, 11, 12, 13, 39])('refuses number %i of them the second time', (number) => {
    expect(refusal(`${text}KEY${number} = 1`)).toContain('INI-23 duplicate-key');
  });
});

describe('an assignment', () => {
  test('splits at the first of = and :', () => {
    expect(parse('[a]\nb : c = d\ne = f : g')).toEqual({
      a: [
        ['b', 'c = d'],
        ['e', 'f : g'],
      ],
    });
  });

  test('swallows deeper lines, keeps empty lines between them and drops comments', () => {
    expect(parse('[a]\nb = 1\n\n  c = 2\n# no\n\t[d]\n\n')).toEqual({
      a: [['b', '1\n\nc = 2\n[d]']],
    });
  });

  test('opens a block when nothing stands on its first line', () => {
    expect(parse('[a]\ns3 =\n  Mode = x:y\n    Mode = z\n')).toEqual({
      a: [['s3', new Map([['Mode', 'z']])]],
    });
  });

  test.each([
    ['k = 1', 'INI-12 text-before-section ~/.aws/config:1:1'],
    ['[a]\nk\n', 'INI-22 not-an-assignment ~/.aws/config:2:1'],
    ['[a]\n  = k\n', 'INI-21 empty-key ~/.aws/config:2:3'],
    ['[a]\nK = 1\r\rk = 2', 'INI-23 duplicate-key ~/.aws/config:4:1'],
  ])('%j is refused', (text, found) => {
    expect(refusal(text)).toContain(found);
  });
});

test('names of object properties are data', () => {
  expect(parse('[__proto__]\nconstructor = 1\n[toString]\n__proto__ = 2\n')).toEqual(
    Object.fromEntries([
      ['__proto__', [['constructor', '1']]],
      ['toString', [['__proto__', '2']]],
    ]),
  );
});

test('an entry knows its place', () => {
  const { sections } = parseIni(new TextEncoder().encode('[a]\r\n\r\n  b = c\r\n'), 'config');
  expect(sections.get('a')?.entry('b')?.origin).toEqual({ path: 'config', line: 3, column: 3 });
});
