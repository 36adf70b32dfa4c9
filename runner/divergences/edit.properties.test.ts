import fc from 'fast-check';
import { check } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editDivergences, EMPTY_FILE, UNEXPLAINED } from './edit.js';
import type { Observed } from './observed.js';
import { renderPair } from './render.js';

type Cases = Record<string, Observed>;
interface Entry {
  readonly kind: string;
  readonly reason: string;
  readonly cases: Cases;
}

const text = fc.oneof(
  fc.constantFrom('', ' ', 'null', '12', 'a: b', '# x', "it's", '"q"', '[x]', '- a', 'a\nb\n', '~'),
  fc.string({ maxLength: 120 }),
);
const path = fc.constantFrom('result', 'error', 'source', 'forbids["~/.aws/config"]', 'a.b');
const value = fc.oneof(text, fc.constant(null), fc.array(text, { maxLength: 12 }));
const observed: fc.Arbitrary<Observed> = fc.dictionary(path, value, { minKeys: 1 });
const id = fc.integer({ min: 0, max: 9 }).map((n) => `case-${n}`);
const cases = fc.dictionary(id, observed, { minKeys: 1 });

/** Entries without a case in common, sometimes one that is unexplained. */
const entries = fc
  .array(fc.record({ kind: fc.constantFrom('bug', UNEXPLAINED.kind), reason: text, cases }))
  .map((all) => {
    const seen = new Set<string>();
    const fresh = (each: Cases) =>
      Object.fromEntries(
        Object.entries(each).filter(([id]) => !seen.has(id) && seen.add(id) !== undefined),
      );
    return all
      .map((entry): Entry => ({ ...entry, cases: fresh(entry.cases) }))
      .filter((entry) => Object.keys(entry.cases).length > 0);
  });

/** A file as people write it: with comments everywhere, each different. */
function fileOf(all: readonly Entry[], comments: boolean): string {
  let n = 0;
  const comment = (indent: string) => (comments ? `${indent}# comment ${n++}\n` : '');
  if (all.length === 0) return `${comment('')}divergences: [] # none\n`;
  const items = all.map(({ kind, reason, cases }) => {
    const lines = Object.entries(cases).map(
      ([id, observed]) => comment('      ') + renderPair(id, observed, '      '),
    );
    const head = `  - kind: ${kind}\n    reason: ${JSON.stringify(reason)}\n    cases:\n`;
    return comment('  ') + head + lines.join('');
  });
  return `${comment('')}divergences:\n${items.join('')}${comment('')}`;
}

/** What must be in the file after the changes. */
function edited(all: readonly Entry[], set: Cases, remove: ReadonlySet<string>): Entry[] {
  const known = new Set(all.flatMap(({ cases }) => Object.keys(cases)));
  const added = Object.entries(set).filter(([id]) => !known.has(id));
  const inbox = added.length > 0 ? all.find(({ kind }) => kind === UNEXPLAINED.kind) : undefined;
  const result = all.map((entry) => {
    const kept = Object.entries(entry.cases)
      .filter(([id]) => !remove.has(id))
      .map(([id, observed]) => [id, set[id] ?? observed] as const);
    return { ...entry, cases: Object.fromEntries([...kept, ...(entry === inbox ? added : [])]) };
  });
  if (added.length > 0 && inbox === undefined) {
    result.push({ ...UNEXPLAINED, cases: Object.fromEntries(added) });
  }
  return result.filter(({ cases }) => Object.keys(cases).length > 0);
}

describe('editing a divergences file', () => {
  const changes = fc
    .record({ set: fc.dictionary(id, observed), remove: fc.uniqueArray(id) })
    .map(({ set, remove }) => ({
      set,
      remove: new Set(remove.filter((id) => !(id in set))),
    }));

  it('comes to what was to be recorded, and keeps reasons, order and comments', () => {
    fc.assert(
      fc.property(entries, changes, (all, { set, remove }) => {
        const before = fileOf(all, true);
        const after = editDivergences(before, { set: new Map(Object.entries(set)), remove });
        const expected = edited(all, set, remove);
        const actual = (parse(after) as { divergences: Entry[] }).divergences;
        expect(actual).toEqual(expected);
        expect(actual.map(({ cases }) => Object.keys(cases))).toEqual(
          expected.map(({ cases }) => Object.keys(cases)),
        );
        const entriesGone = all.filter(({ cases }) =>
          Object.keys(cases).every((id) => remove.has(id)),
        );
        if (entriesGone.length === 0) {
          const comments = (text: string) => text.match(/# comment \d+$/gm) ?? [];
          expect(comments(after)).toEqual(comments(before));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('writes what the formatter of this project leaves as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(id, observed, { minKeys: 1 }), async (set) => {
        const changes = { set: new Map(Object.entries(set)), remove: new Set<string>() };
        const after = editDivergences(EMPTY_FILE, changes);
        const options = { parser: 'yaml', printWidth: 100, singleQuote: true } as const;
        expect(await check(after, options), after).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
