import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCases } from './load-cases.js';

let folder: string;
beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'credchain-')))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function fileWith(...ids: string[]): string {
  const cases = ids.map(
    (id) => `  - { id: ${id}, title: T, rules: [ENV-1], expect: { none: true } }`,
  );
  return `title: T\ncases:\n${cases.join('\n')}\n`;
}

async function load(onlyIds?: string[]) {
  const { files, cases, problems } = await loadCases([folder], onlyIds && { onlyIds });
  const at = relative(process.cwd(), folder);
  return {
    files,
    ids: cases.map(({ id }) => id),
    problems: problems.map(({ message, location: { file, line, column } }) =>
      `${file}:${line}:${column}: ${message}`.replaceAll(at, ''),
    ),
  };
}

describe('loading a suite', () => {
  it('gives the cases in the order of the files, and in them as they are written', async () => {
    write('b.yaml', fileWith('b-2', 'b-1'));
    write('a/z.yaml', fileWith('a-1'));
    expect(await load()).toEqual({ files: 2, ids: ['a-1', 'b-2', 'b-1'], problems: [] });
  });

  it('tells the problems of all files and gives the cases of the others', async () => {
    write('a.yaml', 'title: [');
    write('b.yaml', fileWith('b'));
    write('c.yaml', 'hello');
    const { ids, problems } = await load();
    expect(ids).toEqual(['b']);
    expect(problems[0]).toContain('/a.yaml:1:9: ');
    expect(problems[1]).toContain("/c.yaml:1:1: the file must be a map, and is 'hello'");
  });

  it('knows each id once in the whole suite', async () => {
    write('a.yaml', fileWith('same', 'other'));
    write('b.yaml', fileWith('mine', 'same'));
    expect((await load()).problems).toEqual([
      "/b.yaml:4:11: the id 'same' is taken: a case at /a.yaml:3 has it",
    ]);
  });
});

describe('loading only some ids', () => {
  it('reads only the files that mention them', async () => {
    write('a.yaml', fileWith('wanted', 'beside'));
    write('b.yaml', 'title: [');
    expect(await load(['wanted'])).toEqual({ files: 2, ids: ['wanted', 'beside'], problems: [] });
  });

  it('sees when such an id stands in two files', async () => {
    write('a.yaml', fileWith('wanted'));
    write('b.yaml', fileWith('wanted'));
    expect((await load(['wanted'])).problems).toHaveLength(1);
  });

  it('gives all cases for an id that is in none of them, for a better message', async () => {
    write('a.yaml', fileWith('one'));
    write('b.yaml', fileWith('two'));
    expect((await load(['tow'])).ids).toEqual(['one', 'two']);
    expect((await load(['one', 'tow'])).ids).toEqual(['one', 'two']);
  });
});
