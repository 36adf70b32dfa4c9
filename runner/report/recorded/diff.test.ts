import { describe, expect, it } from 'vitest';
import type { ReportCase } from '../../model/report.generated.js';
import { diffRuns, hasNewFailures, isSame } from './diff.js';
import { formatDiff } from './format-diff.js';
import { entryOf, failureOf, runOf } from './testing/reports.js';

const OLD = runOf(
  [
    entryOf('stays'),
    entryOf('breaks'),
    failureOf('mends', 'none'),
    failureOf('moves', 'none'),
    entryOf('fades'),
    entryOf('goes'),
    failureOf('still', 'none'),
  ],
  { file: 'old.ndjson', end: { problems: ['known'] } },
);
const NEW = runOf(
  [
    entryOf('stays', { durationMs: 99 }),
    failureOf('breaks', 'none'),
    entryOf('mends'),
    failureOf('moves', 'iam-role'),
    entryOf('fades', { status: 'unsupported' }),
    failureOf('still', 'none'),
    entryOf('comes'),
    failureOf('comes-broken', 'none'),
  ],
  { file: 'new.ndjson', end: { problems: ['known', 'A new\none'] } },
);

describe('what became of the cases', () => {
  const diff = diffRuns(OLD, NEW);
  const ids = (cases: readonly { id: string }[]) => cases.map(({ id }) => id);

  it('is told in lists that have no case in common', () => {
    expect(diff).toMatchObject({
      newFailures: [
        { id: 'breaks', before: 'pass', after: 'fail' },
        { id: 'comes-broken', after: 'fail' },
      ],
      fixed: [{ id: 'mends', before: 'fail', after: 'pass' }],
      added: [{ id: 'comes', after: 'pass' }],
      removed: [{ id: 'goes', before: 'pass' }],
      unchanged: 2,
      newProblems: ['A new\none'],
    });
    expect(ids(diff.changed)).toEqual(['moves', 'fades']);
    expect(diff.newFailures[1]).not.toHaveProperty('before');
  });

  it('is told to people, each case with what it was and is', () => {
    expect(formatDiff(diff, false)).toMatchInlineSnapshot(`
      "old  old.ndjson: widget 1.0 against the spec of boto3 1.44.5
      new  new.ndjson: widget 1.0 against the spec of boto3 1.44.5

      New failures (2)
        breaks (pass → fail)
          Title of breaks
        comes-broken (not there → fail)
          Title of comes-broken

      New problems of the run
        ! A new\\none

      Fixed (1)
        mends (fail → pass)
          Title of mends

      Changed (2)
        moves (fail → fail)
          Title of moves
        fades (pass → unsupported)
          Title of fades

      Added (1)
        comes (not there → pass)
          Title of comes

      Removed (1)
        goes (pass → not there)
          Title of goes

      2 new failures, 1 fixed, 2 changed, 1 added, 1 removed, 2 unchanged
      "
    `);
  });

  it('cannot write to the terminal of who reads it', () => {
    const hostile = runOf([{ ...failureOf('x', ''), title: '\u001b[2Jgone' }], {
      file: '\u001b[2J',
    });
    expect(formatDiff(diffRuns(OLD, hostile), false)).not.toContain('\u001b');
  });
});

describe('a diff has new failures', () => {
  const newFailures = (before: ReportCase[], after: ReportCase[], problems: string[] = []) =>
    hasNewFailures(diffRuns(runOf(before), runOf(after, { end: { problems } })));

  it('if a case fails that did not, or a finding about the run is new', () => {
    expect(newFailures([entryOf('a')], [failureOf('a', '')])).toBe(true);
    expect(newFailures([], [failureOf('a', '')])).toBe(true);
    expect(
      newFailures([entryOf('a', { status: 'known' })], [entryOf('a', { status: 'crash' })]),
    ).toBe(true);
    expect(newFailures([entryOf('a')], [entryOf('a')], ['odd'])).toBe(true);
  });

  it('not if what fails failed before, nor if cases come and go', () => {
    expect(newFailures([failureOf('a', '')], [failureOf('a', 'x')])).toBe(false);
    expect(newFailures([entryOf('a')], [entryOf('b')])).toBe(false);
    expect(newFailures([failureOf('a', '')], [entryOf('a')])).toBe(false);
  });
});

describe('two runs are the same', () => {
  const same = (before: ReportCase[], after: ReportCase[], problems: string[] = []) =>
    isSame(diffRuns(runOf(before), runOf(after, { end: { problems } })));

  it('if they have the same cases with the same verdicts, in whatever order and time', () => {
    const again = [failureOf('b', 'x'), entryOf('a', { durationMs: 99 })];
    expect(same([entryOf('a'), failureOf('b', 'x')], again)).toBe(true);
  });

  it('not if any case or finding is another one', () => {
    expect(same([entryOf('a')], [entryOf('a', { status: 'unsupported' })])).toBe(false);
    expect(same([failureOf('a', 'x')], [failureOf('a', 'y')])).toBe(false);
    expect(same([failureOf('a', 'x')], [entryOf('a')])).toBe(false);
    expect(same([entryOf('a')], [failureOf('a', 'x')])).toBe(false);
    expect(same([entryOf('a')], [])).toBe(false);
    expect(same([], [entryOf('a')])).toBe(false);
    expect(same([entryOf('a')], [entryOf('a')], ['odd'])).toBe(false);
  });
});
