import { describe, expect, it } from 'vitest';
import { MAX_PROBLEMS } from './limits.js';
import { parseCaseFile } from './parse-case-file.js';

/** A file with one case, and what a test adds to its given. */
function withGiven(given: string): string {
  return `title: T
given: ${given}
cases:
  - id: a-case
    title: T
    rules: [ENV-1]
    expect: { none: true }
`;
}

async function messagesOf(text: string): Promise<string[]> {
  const { problems } = await parseCaseFile(text, 'f.yaml');
  return problems.map(({ message, location: { line, column } }) => `${line}:${column}: ${message}`);
}

describe('a hostile case file', () => {
  it.each([
    ['~/../x'],
    ['~/a/../../x'],
    ['~/..'],
    ['~/a/./b'],
    ['~/a//b'],
    ['~/a/'],
    ['~/'],
    ['~'],
    ['~root/x'],
    ['../x'],
    ['/etc/passwd'],
    ['/etc/boto.cfg/x'],
    ['C:\\x'],
    ['~/a\\..\\b'],
    ['~/a\\0b'],
    ['~/a\\nb'],
    ['~/ä'],
    [`~/${'x'.repeat(254)}`],
  ])('cannot lay a file at %j', async (path) => {
    const key = path.includes('\\0') || path.includes('\\n') ? `"${path}"` : `'${path}'`;
    const { problems } = await parseCaseFile(withGiven(`{ files: { ${key}: x } }`), 'f.yaml');
    expect(problems).toHaveLength(1);
    expect(problems[0]!.location).toEqual({ file: 'f.yaml', line: 2, column: 19 });
  });

  it('may use the names of methods and prototypes, which are data', async () => {
    const text = withGiven('{ env: { constructor: a, toString: b, __proto__: c } }');
    const { cases, problems } = await parseCaseFile(text, 'f.yaml');
    expect(problems).toEqual([]);
    const { env } = cases[0]!.given;
    expect(Object.entries(env)).toEqual([
      ['constructor', 'a'],
      ['toString', 'b'],
      ['__proto__', 'c'],
    ]);
    expect(Object.getPrototypeOf(env)).toBe(Object.prototype);

    const polluting = withGiven('{ __proto__: { polluted: yes } }');
    expect(await messagesOf(polluting)).toEqual(["2:10: '__proto__' is not known in given"]);
    expect('polluted' in {}).toBe(false);
  });

  it('has no aliases, so that no bomb can be built of them', async () => {
    const levels = Array.from({ length: 30 }, (_, i) => `  b${i + 1}: &b${i + 1} [*b${i}, *b${i}]`);
    const messages = await messagesOf(`bomb:\n  b0: &b0 boom\n${levels.join('\n')}\n`);
    expect(messages[0]).toBe("2:11: a case file has no anchors, and this value has '&b0'");
    expect(messages).toContain('3:12: a case file has no aliases');
    expect(messages).toHaveLength(31 + 60);
  });

  it.each([
    ['a tag', '{ env: { A: !!js/function "() => 1" } }', "has 'tag:yaml.org,2002:js/function'"],
    ['a binary tag', '{ env: { A: !!binary YQ== } }', "has 'tag:yaml.org,2002:binary'"],
    ['a merge key', '{ env: { <<: { A: x } } }', 'a case file has no merge keys'],
    ['a key that is a list', '{ env: { [a]: x } }', 'a key must be a text'],
    ['half a surrogate pair', '{ env: { A: "\\ud800" } }', 'half of a surrogate pair'],
    ['a key given twice', '{ env: { A: x, A: y } }', "'A' stands here twice"],
    ['an unclosed quote', '{ env: { A: "x } }', 'missing closing "quote'],
    ['a number beyond numbers', '{ env: { A: .inf } }', "'.inf' is no number"],
  ])('is refused for %s', async (_what, given, expected) => {
    expect((await messagesOf(withGiven(given))).join('\n')).toContain(expected);
  });

  it.each([
    ['nothing', '', '1:1: the file is empty'],
    ['comments alone', '# a\n# b\n', '1:1: the file is empty'],
    ['a text', 'hello', "1:1: the file must be a map, and is 'hello'"],
    ['a list', '- a\n', '1:1: the file must be a map, and is a list'],
    ['a directive', `%YAML 1.1\n---\n${withGiven('{}')}`, '1:1: a case file has no directives'],
    ['two documents', `${withGiven('{}')}---\na: b\n`, '8:1: a case file holds one document'],
    ['lists without end', '['.repeat(1_000_000), '1:65: nested deeper than 64 levels'],
    ['maps without end', '{a: '.repeat(250_000), '1:254: nested deeper than 64 levels'],
    ['dashes without end', '- '.repeat(500_000), '1:128: nested deeper than 64 levels'],
    ['too many words', `[${'a,'.repeat(500_000)}]`, '1:166668: more than 250000 words and marks'],
  ])('is refused for %s', async (_what, text, expected) => {
    expect((await messagesOf(text))[0]).toContain(expected);
  });

  it('is not told more problems than anybody reads', async () => {
    const entries = Array.from({ length: 400 }, (_, i) => `A${i}: ${i}`).join(', ');
    const messages = await messagesOf(withGiven(`{ env: { ${entries} } }`));
    expect(messages).toHaveLength(MAX_PROBLEMS + 1);
    expect(messages.at(-1)).toContain('and 300 more');
  });
});
