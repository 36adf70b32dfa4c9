import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../package.js';
import { parseReport } from './read-report.js';

const page = readFileSync(join(PACKAGE_ROOT, 'spec', 'reports.md'), 'utf8');

it('the report on the page on reports is one', () => {
  const [, example] = /^```jsonl\n(.*?)^```$/ms.exec(page)!;
  expect(parseReport(example!, 'spec/reports.md').cases).toHaveLength(1);
});
