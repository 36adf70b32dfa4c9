/** Many results as a few numbers. */
import type { CaseRow } from './atlas.js';
import { KIND_NAMES, KINDS, TONES, type Kind, type Tone } from './kinds.js';

export interface Tally {
  readonly total: number;
  readonly byKind: ReadonlyMap<Kind, number>;
}

/** What came of `cases` in one column. */
export function tallyOf(cases: readonly CaseRow[], column: number): Tally {
  const byKind = new Map<Kind, number>();
  for (const row of cases) {
    const kind = row.kinds[column]!;
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  }
  return { total: cases.length, byKind };
}

export interface Share {
  readonly tone: Tone;
  readonly count: number;
  readonly glyph: string;
}

/** The tones that occur, the most serious one first. */
export function sharesOf({ byKind }: Tally): Share[] {
  return TONES.flatMap((tone) => {
    const kinds = [...byKind.keys()].filter((kind) => KINDS[kind].tone === tone);
    if (kinds.length === 0) return [];
    const count = kinds.reduce((sum, kind) => sum + byKind.get(kind)!, 0);
    return [{ tone, count, glyph: KINDS[kinds[0]!].glyph }];
  });
}

/** E.g. `5 passed, 1 known bug`. */
export function inWords({ byKind }: Tally): string {
  const parts = KIND_NAMES.flatMap((kind) => {
    const count = byKind.get(kind);
    return count === undefined ? [] : [`${count} ${KINDS[kind].label}`];
  });
  return parts.join(', ') || 'no cases';
}
