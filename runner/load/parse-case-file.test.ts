import { describe, expect, it } from 'vitest';
import { formatProblem } from './format-problem.js';
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

async function problemsOf(text: string): Promise<string> {
  const { cases, problems } = await parseCaseFile(text, 'f.yaml');
  expect(problems).not.toHaveLength(0);
  expect(cases).toEqual([]);
  return `\n${problems.map(formatProblem).join('\n')}\n`;
}

async function messagesOf(text: string): Promise<string[]> {
  const { problems } = await parseCaseFile(text, 'f.yaml');
  return problems.map(({ message, location: { line, column } }) => `${line}:${column}: ${message}`);
}

describe('a case file', () => {
  it('becomes cases with the shared world below their own', async () => {
    const { cases, problems } = await parseCaseFile(
      `# yaml-language-server: $schema=../../spec/schema/case.schema.json
title: Keys in the environment
given:
  env: { AWS_PROFILE: dev }
cases:
  - id: first-case
    title: The first
    why: Because.
    rules: [ENV-1, CHAIN-2]
    given:
      env: { AWS_ACCESS_KEY_ID: AKID }
      files:
        ~/.aws/config: |
          [profile dev]
    expect:
      error: partial-credentials
      phase: load
  - id: second-case
    title: The second
    rules: [ENV-2]
    operation: parse
    expect: { none: true }
`,
      'cases/env/keys.yaml',
    );
    expect(problems).toEqual([]);
    expect(cases).toEqual([
      {
        id: 'first-case',
        title: 'The first',
        why: 'Because.',
        rules: ['ENV-1', 'CHAIN-2'],
        operation: 'resolve',
        given: {
          params: {},
          env: { AWS_PROFILE: 'dev', AWS_ACCESS_KEY_ID: 'AKID' },
          files: { '~/.aws/config': { text: '[profile dev]\n' } },
        },
        expect: { error: 'partial-credentials', phase: 'load' },
        location: { file: 'cases/env/keys.yaml', line: 6, column: 5 },
      },
      {
        id: 'second-case',
        title: 'The second',
        rules: ['ENV-2'],
        operation: 'parse',
        given: { params: {}, env: { AWS_PROFILE: 'dev' }, files: {} },
        expect: { none: true },
        location: { file: 'cases/env/keys.yaml', line: 18, column: 5 },
      },
    ]);
  });

  it('reports all that does not fit the schema at once, in the order of the text', async () => {
    const text = `titel: T
cases:
  - id: Env_keys
    title: ''
    rules: [CHAIN-2, CHAIN-2, env-1]
    given:
      env: { AWS_PROFILE: 5, HOME: /root, 'A=B': x, NUL: "a\\0" }
      params: { session: { profil: dev } }
    expect:
      error: profile-not-fond
      phase: constructing
`;
    expect(await problemsOf(text)).toMatchInlineSnapshot(`
      "
      f.yaml:1:1: 'title' is missing
        1 | titel: T
          | ^^^^^^^^
      f.yaml:1:1: 'titel' is not known
        1 | titel: T
          | ^^^^^
        Did you mean 'title'?
      f.yaml:3:9: id cannot be 'Env_keys'
        3 |   - id: Env_keys
          |         ^^^^^^^^
        An id is lower-case words and numbers joined by hyphens, e.g. env-keys-beat-shared-file.
      f.yaml:4:12: title must not be empty
        4 |     title: ''
          |            ^^
      f.yaml:5:22: 'CHAIN-2' stands here twice
        5 |     rules: [CHAIN-2, CHAIN-2, env-1]
          |                      ^^^^^^^
      f.yaml:5:31: an item of rules cannot be 'env-1'
        5 |     rules: [CHAIN-2, CHAIN-2, env-1]
          |                               ^^^^^
        A rule is named by its chapter and number, e.g. ENV-3.
      f.yaml:7:27: AWS_PROFILE must be a text or null, and is the number 5
        7 |       env: { AWS_PROFILE: 5, HOME: /root, 'A=B': x, NUL: "a\\0" }
          |                           ^
        A text that looks like something else needs quotes: '5'.
      f.yaml:7:30: 'HOME' cannot be a key in env
        7 |       env: { AWS_PROFILE: 5, HOME: /root, 'A=B': x, NUL: "a\\0" }
          |                              ^^^^
        A name in the environment is letters, digits and _, and begins with no digit; HOME and PATH are set by the runner.
      f.yaml:7:43: 'A=B' cannot be a key in env
        7 |       env: { AWS_PROFILE: 5, HOME: /root, 'A=B': x, NUL: "a\\0" }
          |                                           ^^^^^
        A name in the environment is letters, digits and _, and begins with no digit; HOME and PATH are set by the runner.
      f.yaml:7:58: NUL cannot be 'a\\u0000'
        7 |       env: { AWS_PROFILE: 5, HOME: /root, 'A=B': x, NUL: "a\\0" }
          |                                                          ^^^^^
        A text cannot hold the character NUL.
      f.yaml:8:28: 'profil' is not known in session
        8 |       params: { session: { profil: dev } }
          |                            ^^^^^^
        Did you mean 'profile'?
      f.yaml:10:14: 'profile-not-fond' is not known as error
        10 |       error: profile-not-fond
           |              ^^^^^^^^^^^^^^^^
        Did you mean 'profile-not-found'?
      f.yaml:11:14: 'constructing' is not known as phase
        11 |       phase: constructing
           |              ^^^^^^^^^^^^
        Did you mean 'construct'?
      "
    `);
  });

  it('knows what a file can be', async () => {
    const given = `
  files:
    ~/a: 5
    ~/b: { text: x, base64: YQ== }
    ~/c: { mode: '0600' }
    ~/d: { text: x, mode: 0600 }
    ~/e: { tekst: x }`;
    expect(await problemsOf(withGiven(given))).toMatchInlineSnapshot(`
      "
      f.yaml:4:10: ~/a must be a text or a map or null, and is the number 5
        4 |     ~/a: 5
          |          ^
        A text that looks like something else needs quotes: '5'.
      f.yaml:5:5: ~/b needs exactly one of 'text', 'base64', 'absent', 'unreadable' and 'directory', and has 'text' and 'base64'
        5 |     ~/b: { text: x, base64: YQ== }
          |     ^^^
      f.yaml:6:5: ~/c needs exactly one of 'text', 'base64', 'absent', 'unreadable' and 'directory', and has none of them
        6 |     ~/c: { mode: '0600' }
          |     ^^^
      f.yaml:7:27: mode must be a text, and is the number 0600
        7 |     ~/d: { text: x, mode: 0600 }
          |                           ^^^^
        A text that looks like something else needs quotes: '0600'.
      f.yaml:8:5: ~/e needs exactly one of 'text', 'base64', 'absent', 'unreadable' and 'directory', and has none of them
        8 |     ~/e: { tekst: x }
          |     ^^^
      f.yaml:8:12: 'tekst' is not known in ~/e
        8 |     ~/e: { tekst: x }
          |            ^^^^^
        Did you mean 'text'?
      "
    `);
  });
});

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

describe('what a schema cannot say', () => {
  it('is told as well, all at once', async () => {
    const text = `title: T
given:
  now: '2026-02-31T00:00:00Z'
  env: { EMPTY: , HOST: "{{imdss}}", OK: "{{imds}} {{now+1h|unix}}" }
  files:
    ~/.aws: x
    ~/.aws/config: |
      expires = {{now+1h}}
      home = {{hom}}
      brace = {{
    ~/half: { base64: YWE }
cases:
  - id: a-case
    title: T
    rules: [ENV-1]
    given:
      env: { HOST: null, OTHER: null }
    expect:
      credentials: { accessKeyId: '{{home}}', expiration: '2026-13-01T00:00:00Z' }
`;
    expect(await problemsOf(text)).toMatchInlineSnapshot(`
      "
      f.yaml:3:8: '2026-02-31T00:00:00Z' is no time of the calendar
        3 |   now: '2026-02-31T00:00:00Z'
          |        ^^^^^^^^^^^^^^^^^^^^^^
      f.yaml:4:10: null removes 'EMPTY', which the file does not give
        4 |   env: { EMPTY: , HOST: "{{imdss}}", OK: "{{imds}} {{now+1h|unix}}" }
          |          ^^^^^
        Leave the line out; an empty text is written ''.
      f.yaml:4:26: no placeholder is '{{imdss}}'
        4 |   env: { EMPTY: , HOST: "{{imdss}}", OK: "{{imds}} {{now+1h|unix}}" }
          |                          ^^^^^^^^^
        Did you mean 'imds'?
      f.yaml:7:5: '~/.aws/config' cannot lie below '~/.aws', which is no folder
        7 |     ~/.aws/config: |
          |     ^^^^^^^^^^^^^
        Remove one of the two, or make the upper one { directory: true }.
      f.yaml:9:14: no placeholder is '{{hom}}'
        9 |       home = {{hom}}
          |              ^^^^^^^
        Did you mean 'home'?
      f.yaml:10:15: '{{' begins a placeholder, which does not end
        10 |       brace = {{
           |               ^^
        End it with '}}'; a file that has to hold '{{' is given as { base64: … }.
      f.yaml:11:23: the base64 text is not whole: its length must be a multiple of four
        11 |     ~/half: { base64: YWE }
           |                       ^^^
        Pad it with '='.
      f.yaml:17:26: null removes 'OTHER', which the file does not give
        17 |       env: { HOST: null, OTHER: null }
           |                          ^^^^^
        Leave the line out; an empty text is written ''.
      f.yaml:19:35: a placeholder can stand only in the world that is given
        19 |       credentials: { accessKeyId: '{{home}}', expiration: '2026-13-01T00:00:00Z' }
           |                                   ^^^^^^^^^^
      f.yaml:19:59: '2026-13-01T00:00:00Z' is no time of the calendar
        19 |       credentials: { accessKeyId: '{{home}}', expiration: '2026-13-01T00:00:00Z' }
           |                                                           ^^^^^^^^^^^^^^^^^^^^^^
      "
    `);
  });

  it('lets a file lie below one that another case has removed', async () => {
    const text = `title: T
given:
  files: { ~/.aws: { unreadable: true } }
cases:
  - id: a-case
    title: T
    rules: [ENV-1]
    given:
      files: { ~/.aws: null, ~/.aws/config: x, ~/dir: { directory: true }, ~/dir/a: x }
    expect: { none: true }
`;
    expect((await parseCaseFile(text, 'f.yaml')).problems).toEqual([]);
  });
});
