import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credchain, lastLine } from './testing/credchain.js';

const KEYS = 'suites/keys.yaml';

let folder: string;
let good: string;
let bad: string;

/** A report of the small suite. */
async function reportOf(name: string, ...args: string[]): Promise<string> {
  const out = join(folder, name);
  await credchain(['run', KEYS, '--reporter', 'ndjson', '--out', out, ...args]);
  return out;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'credchain-reports-'));
  [good, bad] = await Promise.all([
    reportOf('good.ndjson'),
    reportOf('bad.ndjson', '--exec', './adapters/two-keys.sh'),
  ]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('credchain report', () => {
  it('html writes one page with the runs side by side', async () => {
    const out = join(folder, 'site');
    const { status, stdout, stderr } = await credchain(['report', 'html', good, bad, '--out', out]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`${join(out, 'index.html')}: 3 cases, 2 implementations\n`);
    expect(readdirSync(out)).toEqual(['index.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('fixture-token');
  });

  it('merge joins shards into what one run would have written', async () => {
    const whole = join(folder, 'merged.ndjson');
    const ids = ['fixture-keys', 'fixture-token', 'fixture-profiles'];
    const shards = await Promise.all(ids.map((id) => reportOf(`${id}.ndjson`, '--id', id)));
    const { status, stdout } = await credchain(['report', 'merge', ...shards, '--out', whole]);
    expect(status).toBe(0);
    expect(lastLine(stdout)).toBe(`${whole}: 3 passed, 0 failed, 0 skipped`);
    const { status: same, stdout: told } = await credchain(['report', 'diff', good, whole]);
    expect(same).toBe(0);
    expect(lastLine(told)).toBe(
      '0 new failures, 0 fixed, 0 changed, 0 added, 0 removed, 3 unchanged',
    );
  });

  it('diff ends with 1 on new failures, and with 0 when they are fixed', async () => {
    const [worse, better] = await Promise.all([
      credchain(['report', 'diff', good, bad]),
      credchain(['report', 'diff', bad, good, '--json']),
    ]);
    expect(worse.status).toBe(1);
    expect(worse.stdout).toContain('fixture-token (pass → fail)');
    expect(better.status).toBe(0);
    const { fixed, newFailures } = JSON.parse(better.stdout);
    expect({ fixed, newFailures }).toMatchObject({
      fixed: [{ id: 'fixture-token', before: 'fail', after: 'pass' }],
      newFailures: [],
    });
  });

  it('badge writes a picture', async () => {
    const out = join(folder, 'badge.svg');
    const { status } = await credchain(['report', 'badge', bad, '--out', out]);
    expect(status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('1 of 3 failed');
  });
});

describe('credchain report refuses', () => {
  it('a report that was cut off, with its place, and writes nothing', async () => {
    const cut = join(folder, 'cut.ndjson');
    const text = readFileSync(good, 'utf8');
    writeFileSync(cut, text.slice(0, text.lastIndexOf('{"type":"end"')));
    const before = readdirSync(folder);
    const results = await Promise.all([
      credchain(['report', 'html', good, cut, '--out', join(folder, 'none')]),
      credchain(['report', 'merge', cut, '--out', join(folder, 'none.ndjson')]),
      credchain(['report', 'diff', good, cut]),
      credchain(['report', 'badge', cut, '--out', join(folder, 'none.svg')]),
    ]);
    for (const { status, stdout, stderr } of results) {
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(`error: ${cut}:4: the report ends without its end line`);
    }
    expect(readdirSync(folder)).toEqual(before);
  });

  it('a file that is no report', async () => {
    const { status, stderr } = await credchain(['report', 'badge', KEYS, '--out', 'x.svg']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: suites\/keys\.yaml:1: this is no line of a report\.\n/);
  });

  it.each([
    [['report'], 'Usage: credchain report'],
    [['report', 'htlm', 'x'], `unknown command 'htlm'`],
    [['report', 'html', '--out', 'x'], `missing required argument 'REPORTS'`],
    [['report', 'html', 'x.ndjson'], `required option '-o, --out <dir>' not specified`],
    [['report', 'diff', 'x.ndjson'], `missing required argument 'NEW'`],
  ])('the words %j', async (words, found) => {
    const { status, stdout, stderr } = await credchain(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(found);
  });
});
