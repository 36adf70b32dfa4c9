import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutFile } from './out-file.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'credchain-out-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('openOutFile', () => {
  it('keeps the file that stood there until the report is complete', () => {
    const path = join(folder, 'report.json');
    writeFileSync(path, 'old');
    const out = openOutFile(path);
    out.write('ne');
    expect(readFileSync(path, 'utf8')).toBe('old');
    out.write('w');
    out.commit();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('leaves nothing behind when discarded', () => {
    const out = openOutFile(join(folder, 'report.json'));
    out.write('half');
    out.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps a committed file when discarded afterwards', () => {
    const out = openOutFile(join(folder, 'report.json'));
    out.commit();
    out.discard();
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('makes missing folders', () => {
    const path = join(folder, 'reports', 'today', 'report.xml');
    openOutFile(path).commit();
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('writes into what is no regular file', () => {
    const out = openOutFile('/dev/null');
    out.write('text');
    out.commit();
    expect(() => openOutFile('/dev/null').commit()).not.toThrow();
  });

  it('says so at once when the path cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openOutFile(folder)).toThrow('it is a folder. Name a file in it.');
    expect(() => openOutFile(join(folder, 'file', 'x.json'))).toThrow(
      /^Cannot write the report to .*x\.json: /,
    );
  });
});
