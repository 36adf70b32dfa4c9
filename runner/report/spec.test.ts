import { describe, expect, it } from 'vitest';
import { ALL_PASSED, tell, VERDICTS } from './testing/run.js';

const of = (...statuses: string[]) => VERDICTS.filter(({ status }) => statuses.includes(status));

describe('the spec reporter', () => {
  it('is short when all passed', () => {
    expect(tell('spec', { verdicts: ALL_PASSED })).toMatchInlineSnapshot(`
      "widget 1.0 (cobol, stdio, isolation by redirect) against the spec of boto3 1.44.5
      2 files → 40 cases → 2 selected

      ✓ cases/env  2

      Judged without: credentials.accountId (2 cases), consulted (2 cases)

      2 cases in 1.2 s
      2 passed, 0 failed, 0 skipped
      "
    `);
  });

  it('lists what failed below its file, and tells the story of each', () => {
    expect(tell('spec', { verdicts: of('pass', 'fail') })).toMatchInlineSnapshot(`
      "widget 1.0 (cobol, stdio, isolation by redirect) against the spec of boto3 1.44.5
      2 files → 40 cases → 3 selected

      ✗ cases/env  1 passed, 2 failed
          ✗ empty-key-is-unset  Title of empty-key-is-unset
          ✗ profile-of-env  Title of profile-of-env

      1) empty-key-is-unset
         Title of empty-key-is-unset
         cases/env/keys.yaml:12

         A shell exports a variable without a value as an empty one, and people expect
         that to mean nothing.
         ENV-3    Empty values count as unset
         CHAIN-2  The first answer wins
         NEW-1

         credentials.accessKeyId
           expected  AKIDENV
           actual    ""
         credentials.sessionToken
           expected  (absent)
           actual    " t\\u001b[2J"
         source
           expected  env
           actual    iam-role
         forbids.imds
           expected  untouched
           actual    touched

         asked of the world, in order
           1. read ~/.aws/credentials
           2. run get-keys --json
           3. imds token: PUT http://127.0.0.1/latest/api/token

         $ credchain run --id empty-key-is-unset --adapter widget

      2) profile-of-env
         Title of profile-of-env
         cases/env/keys.yaml:12

         ENV-1  Keys are read from the environment

         result
           expected  none
           actual    error
         error
           expected  (absent)
           actual    profile-not-found

         message
           The config profile (<a&b>) could not be found

         $ credchain run --id profile-of-env --adapter widget

      Judged without: credentials.accountId (1 case), consulted (1 case)

      3 cases in 1.2 s
      1 passed, 2 failed, 0 skipped
      "
    `);
  });

  it('tells accidents apart from failures', () => {
    const verdicts = of('crash', 'timeout', 'harness-error');
    expect(tell('spec', { verdicts })).toMatchInlineSnapshot(`
      "widget 1.0 (cobol, stdio, isolation by redirect) against the spec of boto3 1.44.5
      2 files → 40 cases → 3 selected

      ✗ cases/env  3 failed
          ✗ it-crashes  crash: Title of it-crashes
          ✗ it-hangs  timeout: Title of it-hangs
          ✗ it-lies  harness-error: Title of it-lies

      1) it-crashes
         Title of it-crashes
         cases/env/odd.yaml:7

         ENV-1  Keys are read from the environment

         The adapter crashed. It ended with signal SIGSEGV.

         stderr
           warming up
           Segmentation fault\\x07

         $ credchain run --id it-crashes --adapter widget

      2) it-hangs
         Title of it-hangs
         cases/env/odd.yaml:7

         ENV-1  Keys are read from the environment

         No answer within 300 ms.

         $ credchain run --id it-hangs --adapter widget

      3) it-lies
         Title of it-lies
         cases/env/odd.yaml:7

         ENV-1  Keys are read from the environment

         The adapter or the runner is at fault, not the implementation. It answered
         twice.

         $ credchain run --id it-lies --adapter widget

      3 cases in 1.2 s
      0 passed, 3 failed, 0 skipped
      "
    `);
  });

  it('shows what was recorded where a record does not hold any more', () => {
    expect(tell('spec', { verdicts: of('stale', 'changed') })).toMatchInlineSnapshot(`
      "widget 1.0 (cobol, stdio, isolation by redirect) against the spec of boto3 1.44.5
      2 files → 40 cases → 2 selected

      ✗ cases/env  2 failed
          ✗ keys-in-env  stale: Title of keys-in-env
          ✗ region-is-needed  changed: Title of region-is-needed

      1) keys-in-env
         Title of keys-in-env
         cases/env/keys.yaml:12

         ENV-1  Keys are read from the environment

         Recorded as bug in adapters/widget/divergences.yaml:5, but it passes now:
         remove the record (--record does).
           It was never
           meant to.

         $ credchain run --id keys-in-env --adapter widget

      2) region-is-needed
         Title of region-is-needed
         cases/env/keys.yaml:12

         ENV-1  Keys are read from the environment

         Recorded as unexplained in adapters/widget/divergences.yaml:5, but it differs
         in another way now.
           It was never
           meant to.

         result
           expected  none
           actual    error
         error
           expected  (absent)
           recorded  invalid-region
           actual    no-region
         phase
           recorded  load
           actual    (no difference)

         $ credchain run --id region-is-needed --adapter widget

      Judged without: credentials.accountId (1 case), consulted (1 case)

      2 cases in 1.2 s
      0 passed, 2 failed, 0 skipped
      "
    `);
  });

  it('groups what was skipped by its reason', () => {
    const skipped = of('known', 'unsupported');
    const verdicts = [...skipped, ...skipped];
    expect(tell('spec', { verdicts })).toMatchInlineSnapshot(`
      "widget 1.0 (cobol, stdio, isolation by redirect) against the spec of boto3 1.44.5
      2 files → 40 cases → 4 selected

      – cases/env  4 skipped

      Skipped
        known: by-design (2 cases)
          It was never
          meant to.
          region-is-needed, region-is-needed
        unsupported (2 cases)
          No terminal: nobody # to type.
          mfa-is-asked, mfa-is-asked

      4 cases in 1.2 s
      0 passed, 0 failed, 4 skipped
      "
    `);
  });

  it('names no more skipped cases than a reader wants to see', () => {
    const [skipped] = of('unsupported');
    const told = (n: number) => {
      const verdicts = Array.from({ length: n }, (_, i) => {
        return { ...skipped!, case: { ...skipped!.case, id: `c${i + 1}` } };
      });
      return tell('spec', { verdicts });
    };
    expect(told(12)).toContain('c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12\n');
    expect(told(13)).toContain('c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, and 2 more\n');
  });

  it('ends with the problems of the run, and says that it was interrupted', () => {
    const problems = [
      { message: 'adapters/widget/divergences.yaml:9: no case has the id gone-case.' },
    ];
    const summary = { problems, interrupted: true };
    expect(tell('spec', { verdicts: ALL_PASSED, summary })).toMatchInlineSnapshot(`
      "widget 1.0 (cobol, stdio, isolation by redirect) against the spec of boto3 1.44.5
      2 files → 40 cases → 2 selected

      ✓ cases/env  2

      Problems of the run
        ! adapters/widget/divergences.yaml:9: no case has the id gone-case.

      Judged without: credentials.accountId (2 cases), consulted (2 cases)

      Interrupted after 2 cases.
      2 passed, 0 failed, 0 skipped
      "
    `);
  });

  it('puts the files of a folder together', () => {
    const [last] = of('crash');
    const text = tell('spec', { verdicts: [...ALL_PASSED, last!, ...ALL_PASSED] });
    expect(text.match(/^. cases.*$/gm)).toMatchInlineSnapshot(`
      [
        "✗ cases/env  4 passed, 1 failed",
        "5 cases in 1.2 s",
      ]
    `);
  });

  it('fills the width of the terminal and no more', () => {
    const text = tell('spec', { options: { width: 60, command: () => 'x' } });
    const long = text.split('\n').filter((line) => line.length > 60);
    expect(long).toMatchInlineSnapshot(`
      [
        "widget 1.0 (cobol, stdio, isolation by redirect) against the spec of boto3 1.44.5",
      ]
    `);
  });

  it('has colours only if they are wanted, and the same text', () => {
    const coloured = tell('spec', { options: { color: true } });
    const plain = tell('spec');
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[31m');
    // eslint-disable-next-line no-control-regex -- colours are control characters
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it('lets no control character of an adapter through', () => {
    const controls = /(?!\n)\p{Cc}/u;
    expect(tell('spec')).not.toMatch(controls);
    expect(tell('dot')).not.toMatch(controls);
    expect(tell('github')).not.toMatch(controls);
  });
});
