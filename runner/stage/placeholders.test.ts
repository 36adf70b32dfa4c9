import { describe, expect, it } from 'vitest';
import { SERVICES } from '../model/case.js';
import { expandPlaceholders, PLACEHOLDER_EXAMPLES, unknownPlaceholders } from './placeholders.js';

const VALUES = {
  now: Date.UTC(2026, 0, 1, 12, 0, 0, 750),
  home: '/home/user',
  addresses: Object.fromEntries(SERVICES.map((name) => [name, `http://${name}.test`])),
};

function expand(text: string): string {
  return expandPlaceholders(text, VALUES);
}

describe('placeholders', () => {
  it.each([
    ['{{now}}', '2026-01-01T12:00:00Z'],
    ['{{now+1h}}', '2026-01-01T13:00:00Z'],
    ['{{now-1h30m}}', '2026-01-01T10:30:00Z'],
    ['{{now+1d|naive}}', '2026-01-02T12:00:00'],
    ['{{now|unix}}', '1767268800'],
    ['{{now+1s|unix}}', '1767268801'],
    ['{{now|ms}}', '1767268800750'],
    ['{{home}}/.aws', '/home/user/.aws'],
    ['{{sso-oidc}}/token', 'http://sso-oidc.test/token'],
    ['a {{home}} and {{home}}', 'a /home/user and /home/user'],
  ])('%s becomes %s', (text, expected) => {
    expect(expand(text)).toBe(expected);
    expect(unknownPlaceholders(text)).toEqual([]);
  });

  it.each(['{}', '}}', '{ {home} }', '{"a":{"b":1}}'])('leaves %s alone', (text) => {
    expect(expand(text)).toBe(text);
    expect(unknownPlaceholders(text)).toEqual([]);
  });

  it.each([
    ['{{nwo}}', 'nwo'],
    ['{{ home }}', ' home '],
    ['{{now+1}}', 'now+1'],
    ['{{now+1h|}}', 'now+1h|'],
    ['{{now+1h|toString}}', 'now+1h|toString'],
    ['{{now+99999999d}}', 'now+99999999d'],
    ['{{}}', ''],
    ['{{home', undefined],
    ['{{{home}}', undefined],
  ])('knows that %s is none', (text, name) => {
    expect(unknownPlaceholders(text)[0]?.name).toBe(name);
  });

  it('finds each unknown one in order', () => {
    expect(unknownPlaceholders('{{a}} {{home}} {{b')).toEqual([
      { written: '{{a}}', name: 'a', index: 0 },
      { written: '{{', name: undefined, index: 15 },
    ]);
  });

  it('knows all of its own examples', () => {
    expect(unknownPlaceholders(PLACEHOLDER_EXAMPLES.map((name) => `{{${name}}}`).join())).toEqual(
      [],
    );
  });

  it('takes a missing address for a defect of the stage', () => {
    expect(() => expandPlaceholders('{{imds}}', { ...VALUES, addresses: {} })).toThrow('imds');
  });
});
