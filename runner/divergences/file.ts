/** The divergences file of an adapter on the disk; one that is not there is empty. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Verdict } from '../model/verdict.js';
import { Divergences, type Selection } from './divergences.js';
import { editDivergences, EMPTY_FILE } from './edit.js';
import { parseDivergences } from './read.js';
import { changesOf } from './record.js';

/** How many cases a recording wrote (new or updated) and removed. */
export interface Recording {
  readonly written: number;
  readonly removed: number;
}

/** Where the file is, and its path as people are to see it. */
export interface DivergencesPath {
  readonly path: string;
  readonly shownAs: string;
}

/** The recorded divergences; none if there is no file. Throws a UserError if the file is wrong. */
export function readDivergences({ path, shownAs }: DivergencesPath): Divergences {
  const text = readIfThere(path);
  return text === undefined ? new Divergences() : parseDivergences(text, shownAs);
}

/**
 * Writes down what the run showed, see {@link changesOf}, and leaves everything else in the file as
 * it is. The file is replaced as a whole, or not at all.
 */
export function recordDivergences(
  { path, shownAs }: DivergencesPath,
  verdicts: Iterable<Verdict>,
  selection: Selection,
): Recording {
  const before = readIfThere(path);
  const text = before ?? EMPTY_FILE;
  const changes = changesOf(verdicts, parseDivergences(text, shownAs), selection);
  const { set, remove } = changes;
  if (set.size + remove.size > 0) {
    const after = editDivergences(text, changes);
    // What cannot be read again must not replace what people wrote.
    parseDivergences(after, shownAs);
    writeFileSync(`${path}.new`, after);
    renameSync(`${path}.new`, path);
  }
  return { written: set.size, removed: remove.size };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
