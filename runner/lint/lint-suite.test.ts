import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHECKS } from './checks/index.js';
import { lintSuite, type LintOptions } from './lint-suite.js';
import { FIXTURES, SOUND, type Fixture } from './testing/fixtures.js';

let folder: string;
beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'credchain-')))));
afterEach(() => rmSync(folder, { recursive: true }));

async function lint({ files, follows = {} }: Omit<Fixture, 'findings'>, options?: LintOptions) {
  for (const [path, text] of Object.entries({ ...SOUND, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { findings, counts } = await lintSuite({
    paths: [join(folder, 'cases')],
    specFolder: join(folder, 'spec'),
    whole: true,
    rulesFollowed: ({ id, rules }) => Promise.resolve(new Set(follows[id] ?? rules)),
    ...options,
  });
  const at = `${relative(process.cwd(), folder)}/`;
  return {
    counts,
    findings: findings.map(({ check, message, location: { file, line, column } }) => ({
      check,
      text: `${file}:${line}:${column}: ${message}`.replaceAll(at, ''),
    })),
  };
}

describe('linting a suite', () => {
  it('finds nothing in a sound one, and tells how much it looked at', async () => {
    expect(await lint({ files: {} })).toEqual({
      findings: [],
      counts: { files: 2, cases: 2, chapters: 1, rules: 2, checks: CHECKS.length },
    });
  });

  it('has a fixture for every check', () => {
    expect(Object.keys(FIXTURES).toSorted()).toEqual(CHECKS.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(FIXTURES))('finds by %s just what is wrong', async (check, fixture) => {
    const { findings } = await lint(fixture);
    expect(findings).toEqual(fixture.findings.map((text) => ({ check, text })));
  });

  it('does not miss in a part of a suite what the rest may hold', async () => {
    const { findings, counts } = await lint(FIXTURES['shown-rule']!, { whole: false });
    expect(findings).toEqual([]);
    expect(counts.checks).toBeLessThan(CHECKS.length);
  });

  it('tells when the reference cannot be asked', async () => {
    const rulesFollowed = () => Promise.reject(new Error('it broke'));
    const { findings } = await lint({ files: {} }, { rulesFollowed });
    expect(findings).toEqual([
      {
        check: 'driven-rule',
        text: 'cases/one.yaml:3:11: the reference cannot be asked: it broke',
      },
      {
        check: 'driven-rule',
        text: 'cases/two.yaml:3:11: the reference cannot be asked: it broke',
      },
    ]);
  });

  it('asks the reference itself, unless told otherwise', async () => {
    const text = SOUND['cases/one.yaml']!.replaceAll('ENV-1', 'CHAIN-4');
    writeFileSync(join(folder, 'one.yaml'), text);
    const { findings } = await lintSuite({ paths: [join(folder, 'one.yaml')] });
    expect(findings).toEqual([]);
    writeFileSync(join(folder, 'one.yaml'), text.replace('CHAIN-4', 'CHAIN-3'));
    const { findings: wrong } = await lintSuite({ paths: [join(folder, 'one.yaml')] });
    expect(wrong.map(({ check }) => check)).toEqual(['driven-rule']);
  });
});
