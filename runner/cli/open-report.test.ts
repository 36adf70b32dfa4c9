import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapterOf, caseOf, observed } from '../judge/testing/builders.js';
import { judge } from '../judge/index.js';
import type { RunHeader, RunSummary } from '../model/verdict.js';
import { REPORTERS, type ReporterName } from '../report/index.js';
import { openReport } from './open-report.js';
import { REPORTER_NAMES } from './program.js';

const info = adapterOf();
const header: RunHeader = {
  adapter: { ...info, capabilities: [...info.capabilities] },
  edition: '1.2.3',
  files: 1,
  cases: 1,
  selected: 1,
  isolation: 'memory',
};
const verdict = judge(caseOf({ none: true }), observed({ result: 'none' }), info);
const summary: RunSummary = {
  passed: 1,
  failed: 0,
  skipped: 0,
  total: 1,
  durationMs: 5,
  problems: [],
  interrupted: false,
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'credchain-report-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Feeds a whole run, or one that ends before it is finished. */
function report(options: { reporter: ReporterName; out?: string }, finish = true) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const opened = openReport(
    options,
    { command: (id) => `repeat ${id}`, ruleTitle: () => undefined },
    {
      stdout: { write: (text: string) => stdout.push(text) },
      stderr: { write: (text: string) => stderr.push(text) },
      env: {},
    },
  );
  opened.start(header);
  opened.verdict(verdict);
  if (finish) opened.finish(summary);
  opened.close();
  return { stdout: stdout.join(''), stderr: stderr.join('') };
}

it('offers the reporters that there are', () => {
  expect(REPORTER_NAMES).toEqual(REPORTERS);
});

describe('openReport', () => {
  it.each(['spec', 'dot', 'github'] as const)('%s ends standard output in the counts', (name) => {
    const { stdout, stderr } = report({ reporter: name });
    expect(stdout.endsWith('\n1 passed, 0 failed, 0 skipped\n')).toBe(true);
    expect(stderr).toBe('');
  });

  it.each(['json', 'ndjson', 'junit', 'tap'] as const)(
    '%s has standard output for itself, the counts go to standard error',
    (name) => {
      const { stdout, stderr } = report({ reporter: name });
      expect(stdout).not.toContain('1 passed, 0 failed, 0 skipped');
      expect(stderr).toBe('1 passed, 0 failed, 0 skipped\n');
    },
  );

  it('writes to a file and shows the usual report', () => {
    const out = join(folder, 'report.json');
    const { stdout } = report({ reporter: 'json', out });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ passed: 1, edition: '1.2.3' });
    expect(stdout.endsWith('1 passed, 0 failed, 0 skipped\n')).toBe(true);
  });

  it('leaves no file behind when the run came to no end', () => {
    report({ reporter: 'json', out: join(folder, 'report.json') }, false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
