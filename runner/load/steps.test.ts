import { expect, it } from 'vitest';
import { formatProblem } from './format-problem.js';
import { parseCaseFile } from './parse-case-file.js';

const file = (rest: string) => `title: T
given: { env: { A: file }, files: { ~/a: one } }
cases:
  - id: a-case
    title: T
    rules: [ENV-1]
${rest}`;

it('lays the world of each step over the one before it', async () => {
  const { cases, problems } = await parseCaseFile(
    file(`    given: { env: { B: case } }
    steps:
      - expect: { none: true }
      - after: +1h30m
        given: { env: { A: null, B: step }, files: { ~/a: two } }
        expect: { error: partial-credentials }
      - after: +5s
        given: { env: { C: last } }
        expect: { none: true }
`),
    'f.yaml',
  );
  expect(problems).toEqual([]);
  const [only] = cases;
  expect(only).toMatchObject({ expect: { none: true }, given: { env: { A: 'file', B: 'case' } } });
  expect(only!.later).toMatchObject([
    { afterMs: 5_400_000, expect: { error: 'partial-credentials' } },
    { afterMs: 5_000, expect: { none: true } },
  ]);
  expect(only!.later!.map(({ given }) => given.env)).toEqual([
    { B: 'step' },
    { B: 'step', C: 'last' },
  ]);
  expect(only!.later![1]!.given.files).toEqual({ '~/a': { text: 'two' } });
});

it('refuses what a step cannot be', async () => {
  const { problems } = await parseCaseFile(
    file(`    steps:
      - after: +1h
        given: { params: {}, env: { X: null } }
        expect: { none: true }
      - given: { now: 2026-02-31T00:00:00Z }
        expect: { credentials: { expiration: 2026-02-31T00:00:00Z } }
`),
    'f.yaml',
  );
  expect(`\n${problems.map(formatProblem).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    f.yaml:8:9: nothing comes before the first step
      8 |       - after: +1h
        |         ^^^^^
    f.yaml:9:18: a step cannot change params
      9 |         given: { params: {}, env: { X: null } }
        |                  ^^^^^^
      Write it below the given of the case.
    f.yaml:9:37: null removes 'X', which the file does not give
      9 |         given: { params: {}, env: { X: null } }
        |                                     ^
      Leave the line out; an empty text is written ''.
    f.yaml:11:18: a step cannot change now
      11 |       - given: { now: 2026-02-31T00:00:00Z }
         |                  ^^^
      Write it below the given of the case.
    f.yaml:11:23: '2026-02-31T00:00:00Z' is no time of the calendar
      11 |       - given: { now: 2026-02-31T00:00:00Z }
         |                       ^^^^^^^^^^^^^^^^^^^^
    f.yaml:12:46: '2026-02-31T00:00:00Z' is no time of the calendar
      12 |         expect: { credentials: { expiration: 2026-02-31T00:00:00Z } }
         |                                              ^^^^^^^^^^^^^^^^^^^^
    "
  `);
});

it('has either an expectation or steps', async () => {
  const both =
    '    expect: { none: true }\n    steps: [{ expect: { none: true } }, { expect: { none: true } }]\n';
  for (const rest of ['', both]) {
    const { problems } = await parseCaseFile(file(rest), 'f.yaml');
    expect(problems.map(({ message }) => message).join()).toContain(
      "needs exactly one of 'expect' and 'steps'",
    );
  }
});
