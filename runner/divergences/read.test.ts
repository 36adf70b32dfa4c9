import { describe, expect, it } from 'vitest';
import { caseOf } from '../judge/testing/builders.js';
import type { Verdict } from '../model/verdict.js';
import { EMPTY_FILE } from './edit.js';
import { parseDivergences } from './read.js';

const FILE = `divergences:
  - kind: bug
    reason: >-
      It forgets the token,
      see the report.
    link: https://example.com/1
    cases:
      token-in-file: { credentials.sessionToken: null }
      token-in-env:
        credentials.sessionToken: null
        source: env
  - kind: unexplained
    reason: TO BE WRITTEN
    cases:
      role-chain: { result: error }
`;

function parse(text: string) {
  return parseDivergences(text, 'adapters/widget/divergences.yaml');
}

function refused(text: string): string {
  try {
    parse(text);
  } catch (error) {
    expect((error as Error).name).toBe('UserError');
    return (error as Error).message;
  }
  throw new Error('was not refused');
}

function failing(id: string, actual: Record<string, unknown>): Verdict {
  const differences = Object.entries(actual).map(([path, value]) => {
    return { path, expected: 'x', actual: value ?? undefined };
  });
  const verdict = { case: caseOf({ none: true }, { id }), status: 'fail', differences } as const;
  return { ...verdict, unobserved: [], activity: [], durationMs: 1 };
}

describe('a divergences file', () => {
  it('is applied to the verdicts on its cases', () => {
    const divergences = parse(FILE);
    expect([...divergences.ids]).toEqual(['token-in-file', 'token-in-env', 'role-chain']);
    const known = divergences.apply(failing('token-in-file', { 'credentials.sessionToken': null }));
    expect(known).toMatchObject({
      status: 'known',
      divergence: {
        kind: 'bug',
        reason: 'It forgets the token, see the report.',
        link: 'https://example.com/1',
        location: { file: 'adapters/widget/divergences.yaml', line: 8, column: 7 },
      },
    });
    const changed = failing('token-in-env', { 'credentials.sessionToken': null });
    expect(divergences.apply(changed).status).toBe('changed');
    expect(divergences.apply(failing('another-case', { source: 'env' })).status).toBe('fail');
  });

  it('may be empty', () => {
    expect([...parse(EMPTY_FILE).ids]).toEqual([]);
  });

  it('fails a run for causes without a reason, and for cases that do not exist', () => {
    const ids = new Set(['token-in-file', 'token-in-environment', 'role-chain']);
    const problems = parse(FILE).problems({ ids, whole: true });
    expect(problems.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "adapters/widget/divergences.yaml:12:5: 'role-chain' is recorded without a reason. Find out why the implementation differs, and write down kind and reason.",
        "adapters/widget/divergences.yaml:9:7: no case has the id 'token-in-env'. Did you mean 'token-in-file'?",
      ]
    `);
  });

  it('fails a run for a kind without a reason as well', () => {
    const text = FILE.replace('kind: unexplained', 'kind: bug');
    const problems = parse(text).problems({ ids: new Set(['role-chain']), whole: false });
    expect(problems).toHaveLength(1);
  });

  it('says nothing about cases that were not selected', () => {
    const ids = new Set(['token-in-file']);
    expect(parse(FILE).problems({ ids, whole: false })).toEqual([]);
  });
});

describe('a divergences file that is wrong', () => {
  it('is refused with everything that is wrong and where', () => {
    const text = `divergences:
  - kind: bugs
    reason: ''
    cases: { A_case: { source: env } }
  - kind: bug
    reson: Reported.
    cases:
      a-case: env
      b-case: {}
`;
    expect(refused(text)).toMatchInlineSnapshot(`
      "adapters/widget/divergences.yaml:2:11: 'bugs' is not known as kind
        2 |   - kind: bugs
          |           ^^^^
        Did you mean 'bug'?
      adapters/widget/divergences.yaml:3:13: reason must not be empty
        3 |     reason: ''
          |             ^^
      adapters/widget/divergences.yaml:4:14: 'A_case' cannot be a key in cases
        4 |     cases: { A_case: { source: env } }
          |              ^^^^^^
        A case id is lower-case words joined by hyphens.
      adapters/widget/divergences.yaml:5:5: 'reason' is missing in an item of divergences
        5 |   - kind: bug
          |     ^^^^^^^^^
      adapters/widget/divergences.yaml:6:5: 'reson' is not known in an item of divergences
        6 |     reson: Reported.
          |     ^^^^^
        Did you mean 'reason'?
      adapters/widget/divergences.yaml:8:15: a-case must be a map, and is 'env'
        8 |       a-case: env
          |               ^^^
      adapters/widget/divergences.yaml:9:15: b-case must not be empty
        9 |       b-case: {}
          |               ^^"
    `);
  });

  it('is refused when a case is recorded twice', () => {
    const text = FILE.replace('role-chain', 'token-in-env');
    expect(refused(text)).toMatchInlineSnapshot(`
      "adapters/widget/divergences.yaml:15:7: 'token-in-env' is recorded twice, for the first time in line 9
        15 |       token-in-env: { result: error }
           |       ^^^^^^^^^^^^
        Keep one of the two."
    `);
  });

  it('is refused when cases share a line, because they are changed by lines', () => {
    const flow = 'divergences:\n  - { kind: bug, reason: x, cases: { a-case: { source: env } } }\n';
    expect(refused(flow)).toMatchInlineSnapshot(`
      "adapters/widget/divergences.yaml:2:5: only what was observed may stand in braces or brackets
        2 |   - { kind: bug, reason: x, cases: { a-case: { source: env } } }
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        Write each entry, each of its keys and each case on its own line.
      adapters/widget/divergences.yaml:2:36: only what was observed may stand in braces or brackets
        2 |   - { kind: bug, reason: x, cases: { a-case: { source: env } } }
          |                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        Write each entry, each of its keys and each case on its own line."
    `);
    expect(refused('divergences: [{ kind: bug, reason: x, cases: { a: { b: c } } }]')).toContain(
      'its own line',
    );
  });

  it.each(['', '[]', 'divergences: 1', 'divergences: &a []', 'divergences: [', '- a'])(
    '%j is refused',
    (text) => {
      expect(refused(text)).toMatch(/^adapters\/widget\/divergences\.yaml:\d+:\d+: /);
    },
  );
});
