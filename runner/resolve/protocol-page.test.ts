import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../package.js';

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), 'utf8');
const page = read('spec/protocol.md');
const schema = JSON.parse(read('spec/schema/protocol.schema.json'));

describe('spec/protocol.md', () => {
  it('shows messages that follow the schema', () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    const messages = [...page.matchAll(/^[→←] (.+)$/gm)].map(([, line]) => JSON.parse(line ?? ''));
    expect(messages.length).toBeGreaterThan(4);
    for (const message of messages) {
      expect(validate(message), JSON.stringify([message, validate.errors])).toBe(true);
    }
  });

  it('explains every capability and every result', () => {
    const results = Object.values(
      schema.$defs as Record<string, { properties?: { result?: { const?: string } } }>,
    ).flatMap((definition) => definition.properties?.result?.const ?? []);
    const words = [...schema.$defs.capability.enum, ...results] as string[];
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });
});
