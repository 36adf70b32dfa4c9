import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../model/user-error.js';
import { findCaseFiles } from './find-case-files.js';

let folder: string;
beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'credchain-')))));
afterEach(() => rmSync(folder, { recursive: true }));

function make(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
}

function find(...paths: string[]): string[] {
  const found = findCaseFiles(paths.map((path) => join(folder, path)));
  return found.map((path) => relative(folder, path));
}

function message(...paths: string[]): string {
  try {
    find(...paths);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message
      .replaceAll(relative(process.cwd(), folder), 'X')
      .replaceAll(folder, 'X');
  }
  throw new Error('nothing was wrong');
}

describe('the case files', () => {
  it('are those that end in .yaml or .yml, at any depth, in the order of their characters', () => {
    make('b/z.yaml', 'b/a.yml', 'b.yaml', 'a/c/d.yaml', 'B.yaml', 'readme.md', 'x.yaml.bak');
    expect(find('.')).toEqual(['B.yaml', 'a/c/d.yaml', 'b.yaml', 'b/a.yml', 'b/z.yaml']);
  });

  it('are found once, however often they are named', () => {
    make('a/x.yaml', 'a/y.yaml');
    expect(find('a/y.yaml', 'a', '.', 'a/x.yaml')).toEqual(['a/x.yaml', 'a/y.yaml']);
  });

  it('are not looked for in hidden folders nor in those of other programs', () => {
    make('a.yaml', '.git/b.yaml', 'node_modules/x/c.yaml', '.hidden.yaml');
    expect(find('.')).toEqual(['a.yaml']);
  });

  it('are found through links, also where a link goes round', () => {
    make('real/a.yaml', 'suite/b.yaml');
    symlinkSync(join(folder, 'real'), join(folder, 'suite', 'link'));
    symlinkSync(join(folder, 'suite'), join(folder, 'suite', 'round'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'suite', 'broken.yaml'));
    expect(find('suite')).toEqual(['suite/b.yaml', 'suite/link/a.yaml']);
  });

  it('must be somewhere: a path that does not exist is an error', () => {
    make('cases/env/keys.yaml');
    expect(message('cases/env/kyes.yaml')).toMatchInlineSnapshot(`
      "no case files to read: 'X/cases/env/kyes.yaml' does not exist
      Did you mean 'X/cases/env/keys.yaml'?"
    `);
    expect(message('nothing/at/all')).toContain('Paths are taken from');
  });

  it('must be somewhere: a path without any is an error', () => {
    make('cases/env/keys.yaml', 'docs/readme.md');
    expect(message('cases', 'docs')).toMatchInlineSnapshot(`
      "no case files to read: 'X/docs' is none and holds none
      Case files end in .yaml or .yml."
    `);
    expect(message('docs/readme.md')).toContain('is none and holds none');
  });
});
