import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../load/index.js';
import { PACKAGE_ROOT } from '../package.js';
import { stageInMemory } from '../stage/memory.js';

const text = readFileSync(join(PACKAGE_ROOT, 'spec/services.md'), 'utf8');
const examples = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, example]) => example!);

/** A case file with an example as the world or the expectation of its case. */
function caseFile(example: string): string {
  const indented = example.replace(/^(?=.)/gm, '    ');
  const rest = example.startsWith('expect:') ? '' : '    expect: { none: true }\n';
  return `title: t\ncases:\n  - id: x\n    title: t\n    rules: [X-1]\n${indented}${rest}`;
}

describe('the examples of spec/services.md', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(3));

  it.each(examples)('can be loaded and staged:\n%s', async (example) => {
    const { cases, problems } = await parseCaseFile(caseFile(example), 'services.md');
    expect(problems).toEqual([]);
    stageInMemory(cases[0]!.given);
  });
});
