import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../../load/index.js';
import { loadBearing } from './load-bearing.js';

/** What is found in a case file, with line and column. */
async function examine(text: string) {
  const { findings } = await report(text);
  return findings.map(
    ({ location: { line, column }, message, excerpt }) =>
      `${line}:${column} ${message} | ${excerpt?.text.trim()}`,
  );
}

async function report(text: string) {
  const file = await parseCaseFile(text, 'a.yaml');
  expect(file.problems).toEqual([]);
  return loadBearing([file], {});
}

const KEYS = 'AWS_ACCESS_KEY_ID: A, AWS_SECRET_ACCESS_KEY: s';
const CREDENTIALS = 'credentials: { accessKeyId: A, secretAccessKey: s }';
const NOT_NEEDED = 'is not needed: without it the case gets the same';

function oneCase(...lines: string[]): string {
  return [
    'title: T',
    'cases:',
    '  - id: one',
    '    title: T',
    '    rules: [ENV-1]',
    ...lines,
    '',
  ].join('\n');
}

describe('the lines of a case', () => {
  it('are fine where each is needed', async () => {
    const text = oneCase(`    given: { env: { ${KEYS} } }`, `    expect: { ${CREDENTIALS} }`);
    expect(await examine(text)).toEqual([]);
  });

  it('are counted, with those that are marked and the worlds that were asked', async () => {
    const text = oneCase(
      `    given: { env: { ${KEYS}, OTHER: x } }`,
      '    decoys: { env.OTHER: nobody reads it }',
      `    expect: { ${CREDENTIALS} }`,
    );
    const { findings, tally } = await report(text);
    expect(findings).toEqual([]);
    // `env` and its three variables; the case as it is, then each of them left out or changed.
    expect(tally).toMatchObject({ lines: 4, decoys: 1 });
    expect(tally.worlds).toBeGreaterThanOrEqual(1 + 4);
  });

  it('are told where nothing comes of them, the largest that can go as a whole', async () => {
    const text = oneCase(
      '    given:',
      `      env: { ${KEYS}, OTHER: x }`,
      '      files:',
      '        ~/.aws/credentials: |',
      '          [default]',
      '          aws_access_key_id = B',
      '      sts: { AssumeRole: [{ status: 500 }, { status: 400 }] }',
      `    expect: { ${CREDENTIALS} }`,
    );
    expect(await examine(text)).toEqual([
      `7:62 'env.OTHER' ${NOT_NEEDED} | env: { ${KEYS}, OTHER: x }`,
      `8:7 'files' ${NOT_NEEDED} | files:`,
      `12:7 'sts' ${NOT_NEEDED} | sts: { AssumeRole: [{ status: 500 }, { status: 400 }] }`,
    ]);
  });

  it('are told within a file, at the line', async () => {
    const text = oneCase(
      '    given:',
      '      files:',
      '        ~/.aws/config: |',
      '          # Not a line.',
      '          [default]',
      '          aws_access_key_id = A',
      '          s3 =',
      '            style = path',
      '          aws_secret_access_key = s',
      `    expect: { ${CREDENTIALS} }`,
    );
    expect(await examine(text)).toEqual([
      `12:11 'files["~/.aws/config"].default.s3' ${NOT_NEEDED} | s3 =`,
    ]);
  });

  it('are needed where their value is, though the case could go without them', async () => {
    const number = (value: string) =>
      oneCase(
        `    given: { env: { ${KEYS}, AWS_METADATA_SERVICE_NUM_ATTEMPTS: '${value}' } }`,
        `    expect: { ${CREDENTIALS} }`,
      );
    expect(await examine(number(' 1_0 '))).toEqual([]);
    expect(await examine(number('10'))).toHaveLength(1);
  });

  it('are told where they only repeat the world of the file', async () => {
    const text = [
      'title: T',
      `given: { env: { ${KEYS} } }`,
      'cases:',
      '  - id: one',
      '    title: T',
      '    rules: [ENV-1]',
      '    given: { env: { AWS_ACCESS_KEY_ID: A } }',
      `    expect: { ${CREDENTIALS} }`,
      '  - id: two',
      '    title: T',
      '    rules: [ENV-1]',
      `    expect: { ${CREDENTIALS} }`,
      '',
    ].join('\n');
    expect(await examine(text)).toEqual([
      `7:14 'env' ${NOT_NEEDED} | given: { env: { AWS_ACCESS_KEY_ID: A } }`,
    ]);
  });

  it('of the world of the file are needed if one case needs them', async () => {
    const text = [
      'title: T',
      `given: { env: { ${KEYS}, AWS_SESSION_TOKEN: t, OTHER: x } }`,
      'cases:',
      '  - id: one',
      '    title: T',
      '    rules: [ENV-1]',
      '    given: { env: { AWS_ACCESS_KEY_ID: null } }',
      '    expect: { none: true }',
      '  - id: two',
      '    title: T',
      '    rules: [ENV-1]',
      '    expect: { credentials: { accessKeyId: A, secretAccessKey: s, sessionToken: t } }',
      '',
    ].join('\n');
    expect(await examine(text)).toEqual([
      `2:87 'env.OTHER' ${NOT_NEEDED} | given: { env: { ${KEYS}, AWS_SESSION_TOKEN: t, OTHER: x } }`,
    ]);
  });

  it('of a step are looked at as well', async () => {
    const text = oneCase(
      `    given: { env: { ${KEYS} } }`,
      '    steps:',
      `      - expect: { ${CREDENTIALS} }`,
      '      - after: +1h',
      '        given: { env: { AWS_ACCESS_KEY_ID: B } }',
      `        expect: { ${CREDENTIALS} }`,
    );
    expect(await examine(text)).toEqual([
      `10:18 'env' ${NOT_NEEDED} | given: { env: { AWS_ACCESS_KEY_ID: B } }`,
    ]);
    const decoys =
      '    decoys:\n      steps[1].env: would be taken if it were asked again\n    steps:';
    expect(await examine(text.replace('    steps:', decoys))).toEqual([]);
  });

  it('are not looked at in a case that the reference fails', async () => {
    const text = oneCase('    given: { env: { OTHER: x } }', `    expect: { ${CREDENTIALS} }`);
    expect(await examine(text)).toEqual([
      '3:9 the reference does not give what this case expects | - id: one',
    ]);
  });
});

describe('decoys', () => {
  const withDecoys = (...decoys: string[]) =>
    oneCase(
      '    given:',
      `      env: { ${KEYS}, OTHER: x, AWS_METADATA_SERVICE_NUM_ATTEMPTS: ' 1_0 ' }`,
      '    decoys:',
      ...decoys.map((path) => `      ${path}: because`),
      `    expect: { ${CREDENTIALS} }`,
    );

  it('may stay although nothing comes of them', async () => {
    expect(await examine(withDecoys('env.OTHER'))).toEqual([]);
  });

  it('are told where they are needed, read, or not there', async () => {
    const found = await examine(
      withDecoys(
        'env.OTHER',
        'env.AWS_ACCESS_KEY_ID',
        'env.AWS_METADATA_SERVICE_NUM_ATTEMPTS',
        'env.NO',
        'steps[1].env.OTHER',
      ),
    );
    expect(found.map((each) => each.replace(/ \|.*/, ''))).toEqual([
      "10:7 the decoy 'env.AWS_ACCESS_KEY_ID' is needed: without it the case does not get what it expects",
      "11:7 the decoy 'env.AWS_METADATA_SERVICE_NUM_ATTEMPTS' is not ignored: with another value the case does not get what it expects",
      "12:7 the decoy 'env.NO' names nothing that is given",
      "13:7 the decoy 'steps[1].env.OTHER' names nothing that is given",
    ]);
  });

  it('at the top of a file are those of each case that ignores them, and of at least one', async () => {
    const file = (...decoys: string[]) =>
      [
        'title: T',
        `given: { env: { ${KEYS} } }`,
        'decoys:',
        ...decoys.map((path) => `  ${path}: because`),
        'cases:',
        '  - id: one',
        '    title: T',
        '    rules: [ENV-1]',
        '    given: { env: { OTHER: x } }',
        `    expect: { ${CREDENTIALS} }`,
        '  - id: two',
        '    title: T',
        '    rules: [ENV-1]',
        `    expect: { ${CREDENTIALS} }`,
        '',
      ].join('\n');
    expect(await examine(file('env.OTHER'))).toEqual([]);
    expect(await examine(file('env.OTHER', 'env.AWS_ACCESS_KEY_ID'))).toEqual([
      "5:3 the decoy 'env.AWS_ACCESS_KEY_ID' names nothing that a case of this file ignores | env.AWS_ACCESS_KEY_ID: because",
    ]);
  });
});
