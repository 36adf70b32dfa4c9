import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
    { command: (id) => `repeat ${id}`, ruleTitle: () => undefined, chapters: () => [] },
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

describe('the progress display on a terminal', () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }),
  );
  afterEach(() => void vi.useRealTimers());

  /** Both streams of a terminal, in the order in which they are written to. */
  function reportOnTerminal(reporter: ReporterName) {
    const screen: string[] = [];
    const stream = { isTTY: true, columns: 80, write: (text: string) => screen.push(text) };
    const content = { command: (id: string) => id, ruleTitle: () => undefined, chapters: () => [] };
    const opened = openReport({ reporter }, content, { stdout: stream, stderr: stream, env: {} });
    opened.start(header);
    screen.length = 0;
    return { opened, screen };
  }

  it('lives while no verdict comes, and is gone before the report goes on', () => {
    const { opened, screen } = reportOnTerminal('spec');
    vi.advanceTimersByTime(1500);
    expect(screen).not.toEqual([]);
    expect(screen.at(-1)).toBe('\r\u001b[2K0 of 1 cases, 0 failed, 0.0 cases/s, 1 s');
    opened.verdict(verdict);
    opened.finish(summary);
    const begin = screen.findIndex((text) => text.includes('cases/env'));
    expect(screen[begin - 1]).toBe('\r\u001b[2K');
    const drawn = screen.length;
    opened.close();
    vi.advanceTimersByTime(5000);
    expect(screen).toHaveLength(drawn);
  });

  it('does not draw over dots', () => {
    const { opened, screen } = reportOnTerminal('dot');
    vi.advanceTimersByTime(5000);
    opened.verdict(verdict);
    expect(screen.join('')).not.toContain('cases/s');
    opened.close();
  });
});
