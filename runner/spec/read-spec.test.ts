import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSpec } from './read-spec.js';

it('reads the chapters of a folder in the order of their ids, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'credchain-'));
  try {
    for (const id of ['SSO', 'ENV', 'README']) {
      const rule = `### ${id}-1 R\n\nText.\n\nScope: boto3. Shown by: \`a.b\`.\n`;
      writeFileSync(join(folder, `${id}.md`), `# ${id}: T\n\n${rule}`);
    }
    writeFileSync(join(folder, 'case-format.md'), 'Text.');
    const { chapters, rules, problems } = readSpec(folder);
    expect(chapters.map(({ id }) => id)).toEqual(['ENV', 'SSO']);
    expect([...rules.keys()]).toEqual(['ENV-1', 'SSO-1']);
    expect(problems).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
