import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../model/user-error.js';
import { buildMatrix } from './build-matrix.js';
import { embeddedJson, matrixPage, pageAssets } from './html.js';
import { HOSTILE, madeUpRuns } from './testing/runs.js';
import { writePage } from './write-page.js';

const MATRIX = buildMatrix(madeUpRuns(3, 60), '0.1.0');
const PAGE = matrixPage(MATRIX, pageAssets());

describe('the page', () => {
  it('holds the matrix as data from which no text can break out', () => {
    const [, data = ''] = /<script type="application\/json" id="matrix">([^]*?)<\/script>/.exec(
      PAGE,
    )!;
    expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(MATRIX)));
    expect(data).toContain('window.hacked');
    expect(data).not.toContain('<');
    expect(PAGE.match(/<script/g)).toHaveLength(2);
  });

  it('embeds any value so that it comes out the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const embedded = embeddedJson([value, text, HOSTILE]);
        expect(embedded).not.toContain('<');
        expect(JSON.parse(embedded)).toEqual(JSON.parse(JSON.stringify([value, text, HOSTILE])));
      }),
    );
  });

  it('refers to nothing outside, and forbids the browser to', () => {
    const outside = PAGE.replace(/<script[^>]*>[^]*?<\/script>/g, '').replace(
      /<style>[^]*<\/style>/,
      '',
    );
    expect(outside).not.toMatch(/https?:|\bsrc=|@import|url\(/);
    expect(outside.match(/href="[^"]*"/g)).toEqual(['href="data:,"']);
    expect(outside).toContain(`default-src 'none'`);
    const { script } = pageAssets();
    expect(outside).toContain(createHash('sha256').update(script).digest('base64'));
  });

  it('is written as a whole, into a folder that is made', () => {
    const folder = mkdtempSync(join(tmpdir(), 'credchain-page-'));
    const path = writePage(PAGE, join(folder, 'deep', 'site'));
    expect(readFileSync(path, 'utf8')).toBe(PAGE);
    expect(readdirSync(join(folder, 'deep', 'site'))).toEqual(['index.html']);
    writeFileSync(join(folder, 'file'), '');
    expect(() => writePage(PAGE, join(folder, 'file'))).toThrow(UserError);
    rmSync(folder, { recursive: true });
    expect(existsSync(folder)).toBe(false);
  });
});
