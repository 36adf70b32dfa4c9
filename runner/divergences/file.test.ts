import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseOf } from '../judge/testing/builders.js';
import type { Verdict } from '../model/verdict.js';
import { readDivergences, recordDivergences } from './file.js';

let folder: string;
const file = () => ({ path: join(folder, 'divergences.yaml'), shownAs: 'divergences.yaml' });
const ALL = { ids: new Set(['a-case', 'b-case']), whole: true };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'credchain-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function judged(id: string, actual?: string): Verdict {
  const differences = actual === undefined ? [] : [{ path: 'source', expected: 'x', actual }];
  const status = actual === undefined ? 'pass' : 'fail';
  const verdict = { case: caseOf({ none: true }, { id }), status, differences } as const;
  return { ...verdict, unobserved: [], activity: [], durationMs: 1 };
}

/** Judges as a run does, with the records of before, and records. */
function record(...verdicts: Verdict[]) {
  const divergences = readDivergences(file());
  return recordDivergences(
    file(),
    verdicts.map((each) => divergences.apply(each)),
    ALL,
  );
}

it('takes a file that is not there for no divergences', () => {
  expect([...readDivergences(file()).ids]).toEqual([]);
});

it('writes no file where nothing differs', () => {
  expect(record(judged('a-case'))).toEqual({ written: 0, removed: 0 });
  expect(readdirSync(folder)).toEqual([]);
});

it('records until everything is known, and forgets what passes', () => {
  const first = [judged('a-case', 'env'), judged('b-case', 'sso')];
  expect(record(...first)).toEqual({ written: 2, removed: 0 });
  expect(first.map((each) => readDivergences(file()).apply(each).status)).toEqual([
    'known',
    'known',
  ]);
  expect(record(...first)).toEqual({ written: 0, removed: 0 });

  expect(record(judged('a-case', 'login'), judged('b-case'))).toEqual({ written: 1, removed: 1 });
  expect(readFileSync(file().path, 'utf8')).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../spec/schema/divergences.schema.json
    # What this implementation does differently, and why. \`credchain run --record\` writes the cases.
    divergences:
      - kind: unexplained
        reason: TO BE WRITTEN
        cases:
          a-case: { source: login }
    "
  `);
  expect(readdirSync(folder)).toEqual(['divergences.yaml']);
});

it('leaves a file that it cannot read as it is', () => {
  writeFileSync(file().path, 'divergences: [');
  expect(() => recordDivergences(file(), [judged('a-case', 'env')], ALL)).toThrow(
    'divergences.yaml:1',
  );
  expect(readFileSync(file().path, 'utf8')).toBe('divergences: [');
});
