import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../package.js';
import { readChapter } from '../spec/index.js';
import * as limits from './limits.js';
import { parseCaseFile } from './parse-case-file.js';

function read(path: string): string {
  return readFileSync(join(PACKAGE_ROOT, path), 'utf8');
}

/** Fenced pieces of code in a language, of one page. */
function blocks(page: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...read(page).matchAll(fence)].map(([, text]) => text!);
}

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md'].filter((path) => existsSync(join(PACKAGE_ROOT, path))),
  ...readdirSync(join(PACKAGE_ROOT, 'spec'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `spec/${name}`),
];

describe('the examples in the documentation', () => {
  it('of case files are case files', async () => {
    const examples = PAGES.flatMap((page) => blocks(page, 'yaml')).filter((text) =>
      /^cases:$/m.test(text),
    );
    expect(examples.length).toBeGreaterThan(0);
    for (const text of examples) {
      expect((await parseCaseFile(text, 'example.yaml')).problems).toEqual([]);
    }
  });

  it('of chapters and rules are read as such', () => {
    const [heading, rule] = blocks('spec/README.md', 'markdown');
    const { chapter, problems } = readChapter(`${heading}\n${rule}`, 'ENV', 'ENV.md');
    expect(problems).toEqual([]);
    expect(chapter.rules).toMatchObject([{ id: 'ENV-3', scope: 'boto3' }]);
  });
});

describe('the page on the case format', () => {
  it('states the limits that hold', () => {
    const { $defs, properties } = JSON.parse(read('spec/schema/case.schema.json'));
    const text = read('spec/case-format.md').replace(/\s+/g, ' ');
    expect(limits.MAX_BYTES).toBe(1024 * 1024);
    expect(text).toContain(
      `at most 1 MiB of UTF-8, ${limits.MAX_DEPTH} levels, ` +
        `${limits.MAX_LEXEMES.toLocaleString('en')} words and marks, ` +
        `${properties.cases.maxItems} cases, ${$defs.env.maxProperties} variables and ` +
        `${$defs.files.maxProperties} files in a world`,
    );
  });
});
