/** Reads all chapters of a spec. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../model/problem.js';
import type { Spec } from '../model/spec.js';
import { PACKAGE_ROOT } from '../package.js';
import { readChapter } from './read-chapter.js';

/** Chapters are in capitals; README.md is not one. */
const CHAPTER_FILE = /^(?!README\.md$)([A-Z][A-Z0-9]*)\.md$/;

/** A spec as far as it could be read, and all that is wrong with it. */
export interface ReadSpec extends Spec {
  readonly problems: readonly Problem[];
}

/** Reads the chapters in `folder`, that of the package by default. Throws what node:fs throws. */
export function readSpec(folder: string = join(PACKAGE_ROOT, 'spec')): ReadSpec {
  const read = readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const id = CHAPTER_FILE.exec(name)?.[1];
      if (id === undefined) return [];
      const path = join(folder, name);
      const shown = relative(process.cwd(), path).split(sep).join('/');
      return [readChapter(readFileSync(path, 'utf8'), id, shown)];
    });
  const chapters = read.map(({ chapter }) => chapter);
  const rules = chapters.flatMap((chapter) =>
    chapter.rules.map((rule) => [rule.id, rule] as const),
  );
  return { chapters, rules: new Map(rules), problems: read.flatMap(({ problems }) => problems) };
}
