import { describe, expect, it } from 'vitest';
import { formatProblem } from './format-problem.js';
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

  it('looks into the answers of services and into what is asked of them', async () => {
    const text = `title: T
cases:
  - id: a-case
    title: T
    rules: [ENV-1]
    given:
      env: { base64: abc }
      sts: { AssumeRole: { base64: abc } }
      imds: { token: '{{home', credentials: { json: { base64: abc, none: null } } }
    expect:
      none: true
      requests:
        - { service: sts, params: { A: { pattern: '(' }, B: { pattern: '[0-9]+' } } }
`;
    const { problems } = await parseCaseFile(text, 'f.yaml');
    expect(problems.map(({ message, location: { line } }) => `${line}: ${message}`)).toEqual([
      '8: the base64 text is not whole: its length must be a multiple of four',
      "9: '{{' begins a placeholder, which does not end",
      "13: '(' is no regular expression",
    ]);
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
