import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ALL_PASSED, tell } from './testing/run.js';

const BAD_RUN = { problems: [{ message: 'A <problem>\nof two lines' }], interrupted: true };

describe('the tap reporter', () => {
  it('has a line for each case and the plan at the end', () => {
    const text = tell('tap').replace(/^ {2}---\n(.*\n)*? {2}\.\.\.\n/gm, '');
    expect(text).toMatchInlineSnapshot(`
      "TAP version 14
      ok 1 - keys-in-env
      not ok 2 - empty-key-is-unset
      not ok 3 - profile-of-env
      ok 4 - mfa-is-asked # SKIP No terminal: nobody \\# to type.
      not ok 5 - region-is-needed # TODO It was never meant to.
      not ok 6 - keys-in-env
      not ok 7 - region-is-needed
      not ok 8 - it-crashes
      not ok 9 - it-hangs
      not ok 10 - it-lies
      1..10
      "
    `);
  });

  it('has a block of YAML for what failed', () => {
    const blocks = [...tell('tap').matchAll(/^ {2}---\n((?:.*\n)*?) {2}\.\.\.\n/gm)];
    const cases = JSON.parse(tell('json')).cases as { reproduce?: string }[];
    expect(blocks.map(([, yaml]) => parse(yaml!))).toEqual(
      cases.filter(({ reproduce }) => reproduce !== undefined),
    );
  });

  it('bails out of a run that was interrupted, and counts problems as not ok', () => {
    const text = tell('tap', { verdicts: ALL_PASSED, summary: BAD_RUN });
    expect(text).toMatchInlineSnapshot(`
      "TAP version 14
      ok 1 - keys-in-env
      ok 2 - keys-in-env
      not ok 3 - A <problem> of two lines
      Bail out! Interrupted after 2 cases.
      "
    `);
  });
});
