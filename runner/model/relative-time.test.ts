import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRelative, parseInstant, parseRelative } from './relative-time.js';

describe('relative times', () => {
  it.each([
    ['+1h', 3_600_000],
    ['+1h30m', 5_400_000],
    ['-5m', -300_000],
    ['+2d', 172_800_000],
    ['+0s', 0],
  ])('reads %s', (text, ms) => {
    expect(parseRelative(text)).toBe(ms);
  });

  it.each(['1h', '+', '+1', '+1w', '+1h ', 'now', '2026-01-01T00:00:00Z'])(
    'takes %j for no relative time',
    (text) => {
      expect(parseRelative(text)).toBeUndefined();
    },
  );

  it('writes what it reads', () => {
    const seconds = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(seconds, (s) => {
        expect(parseRelative(formatRelative(s * 1_000))! / 1_000).toBe(s);
      }),
    );
  });
});

describe('instants', () => {
  it.each([
    '2026-01-01T01:00:00Z',
    '2026-01-01T01:00:00.000Z',
    '2026-01-01T01:00:00+00:00',
    '2026-01-01T03:00:00+0200',
    '2026-01-01 01:00:00Z',
    '2026-01-01T01:00Z',
  ])('reads %s as the same instant', (text) => {
    expect(parseInstant(text)).toBe(Date.UTC(2026, 0, 1, 1));
  });

  it.each(['2026-01-01T01:00:00', '2026-01-01', 'soon', '2026-13-01T00:00:00Z', ''])(
    'takes %j for no instant',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );
});
