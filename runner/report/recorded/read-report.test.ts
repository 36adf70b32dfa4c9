import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../model/user-error.js';
import { tell } from '../testing/run.js';
import { parseReport, readReport } from './read-report.js';
import { ReportFileError } from './report-file-error.js';
import { DISTINCT, REPORT } from './testing/reports.js';
import { reportLines } from './write-report.js';

const LINES = REPORT.trimEnd().split('\n');

function refusal(text: string): { kind: string; message: string } {
  return refusalOf(() => parseReport(text, 'run.ndjson'));
}

function refusalOf(act: () => unknown): { kind: string; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof ReportFileError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

const joined = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

describe('a report that is read', () => {
  it('is what the reporter wrote', () => {
    const { head, cases, end } = parseReport(REPORT, 'run.ndjson');
    const report = { ...head, ...end, cases: cases.map(({ entry }) => entry) };
    expect(report).toEqual(JSON.parse(tell('json', { verdicts: DISTINCT })));
    expect(cases.map(({ reportLine }) => reportLine)).toEqual(DISTINCT.map((_, i) => i + 2));
  });

  it('is written again as it was', () => {
    expect(reportLines(parseReport(REPORT, 'run.ndjson')).join('')).toBe(REPORT);
  });

  it('may have lost its last line break, and may be interrupted', () => {
    const summary = { interrupted: true };
    expect(parseReport(REPORT.trimEnd(), 'run.ndjson').cases).toHaveLength(DISTINCT.length);
    expect(
      parseReport(tell('ndjson', { verdicts: DISTINCT, summary }), 'run.ndjson').end.interrupted,
    ).toBe(true);
  });
});

describe('a report that is refused', () => {
  it('is one that was cut off anywhere', () => {
    for (let length = 0; length < REPORT.length - 1; length += 97) {
      const { kind, message } = refusal(REPORT.slice(0, length));
      expect([length, kind]).toEqual([length, 'truncated']);
      expect(message).toMatch(/^run\.ndjson:\d+: /);
    }
  });

  it('is one without its end', () => {
    expect(refusal(joined(LINES.slice(0, -1)))).toMatchObject({
      kind: 'truncated',
      message:
        `run.ndjson:${LINES.length - 1}: the report ends without its end line, which has the counts.\n` +
        'The file was cut off: run `credchain run --reporter ndjson --out FILE` again.',
    });
  });

  it.each([
    ['a log', 'hello\nworld\n', 1, 'no line of a report'],
    ['the JSON report', tell('json'), 1, 'no line of a report'],
    ['another NDJSON', '{"type":"log","at":1}\n', 1, 'no line of a report'],
    ['a list', '[]\n', 1, 'no line of a report'],
    ['cases alone', joined(LINES.slice(1)), 1, 'does not begin with run line'],
    ['another format', REPORT.replace('"format":1', '"format":2'), 1, 'format must be equal'],
    [
      'an unknown status',
      REPORT.replace('"status":"pass"', '"status":"fine"'),
      2,
      'status must be',
    ],
    ['an unknown field', REPORT.replace('"operation"', '"mood":1,"operation"'), 2, `have 'mood'`],
    ['a case without a world', REPORT.replace('"given"', '"taken"'), 2, `property 'given'`],
  ])('is foreign: %s', (_, text, line, words) => {
    const { kind, message } = refusal(text);
    expect([kind, message.split(' ')[0]]).toEqual(['foreign', `run.ndjson:${line}:`]);
    expect(message).toContain(words);
  });

  it.each([
    ['a line less', joined(LINES.filter((_, i) => i !== 3)), LINES.length - 1, 'counts 10 total'],
    ['a line twice', joined([...LINES.slice(0, 2), ...LINES.slice(1)]), 3, 'is in line 2 already'],
    [
      'another verdict',
      REPORT.replace('"status":"pass"', '"status":"fail"'),
      12,
      'counts 1 passed',
    ],
    ['lines behind the end', joined([...LINES, LINES[1]!]), 13, 'goes on behind its end'],
    ['two runs in one', joined([LINES[0]!, ...LINES]), 2, 'has a second run line'],
  ])('contradicts itself: %s', (_, text, line, words) => {
    const { kind, message } = refusal(text);
    expect([kind, message.split(' ')[0]]).toEqual(['inconsistent', `run.ndjson:${line}:`]);
    expect(message).toContain(words);
  });

  it('is a file that cannot be read or is no text, which the person can put right', () => {
    const folder = mkdtempSync(join(tmpdir(), 'credchain-report-'));
    const bytes = join(folder, 'bytes.ndjson');
    writeFileSync(bytes, Buffer.from([0xff, 0xfe, 0x0a]));
    expect(refusalOf(() => readReport(join(folder, 'nothing'))).kind).toBe('unreadable');
    expect(refusalOf(() => readReport(folder)).kind).toBe('unreadable');
    expect(refusalOf(() => readReport(bytes)).kind).toBe('foreign');
    expect(() => readReport(bytes)).toThrow(UserError);
    rmSync(folder, { recursive: true });
  });
});
