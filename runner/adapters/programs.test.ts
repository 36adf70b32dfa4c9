import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPrograms } from './programs.js';
import { openWorkshop } from './testing/workshop.js';

const NEED = {
  program: 'widget',
  version: { args: ['--version'], pattern: 'widget (2\\.\\S+)' },
  install: 'get it',
};

describe('looking for programs', () => {
  it('takes the first of the name that is good enough, and tells its version', () => {
    const { folder, program } = openWorkshop();
    program('a/widget', 'echo widget 1.9');
    const good = program('b/widget', 'echo "widget 2.5 ($1)"');
    program('c/widget', 'echo widget 2.6');
    const path = ['a', 'none', 'b', 'c'].map((name) => join(folder, name)).join(':');
    expect(findPrograms([NEED], path)).toEqual({
      values: new Map([
        ['version.widget', '2.5'],
        ['program.widget', good],
      ]),
    });
  });

  it('reads the version from the standard error as well', () => {
    const { folder, program } = openWorkshop();
    program('widget', 'echo widget 2.7 >&2; exit 1');
    expect(findPrograms([NEED], folder)).toMatchObject({
      values: new Map([
        ['version.widget', '2.7'],
        ['program.widget', join(folder, 'widget')],
      ]),
    });
  });

  it('tells those that are not good enough with what they say', () => {
    const { folder, program } = openWorkshop();
    const old = program('widget', 'echo widget 1.9');
    expect(findPrograms([NEED], folder)).toEqual({
      missing: NEED,
      refused: [{ path: old, output: 'widget 1.9' }],
    });
  });

  it('does not take folders and files that are no programs', () => {
    const { folder, program } = openWorkshop();
    mkdirSync(join(folder, 'a/widget'), { recursive: true });
    chmodSync(program('b/widget', 'echo widget 2.1'), 0o644);
    const path = `${join(folder, 'a')}:${join(folder, 'b')}`;
    expect(findPrograms([NEED], path)).toEqual({ missing: NEED, refused: [] });
  });

  it('asks no version where any will do', () => {
    const { folder, program } = openWorkshop();
    const path = program('widget', 'exit 1');
    expect(findPrograms([{ program: 'widget', install: 'get it' }], folder)).toEqual({
      values: new Map([['program.widget', path]]),
    });
  });
});
