import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS, type Filters } from './filters.js';
import { KIND_NAMES } from './kinds.js';
import { formatRoute, parseRoute, type Target } from './route.js';

const word = fc.string({ unit: 'grapheme', minLength: 1 });
const target: fc.Arbitrary<Target> = fc.oneof(
  fc.record(
    { type: fc.constantFrom('rule', 'chapter', 'case'), id: word, run: word },
    { requiredKeys: ['type', 'id'] },
  ),
  fc.record({ type: fc.constant('run' as const), run: word }),
);
const filters: fc.Arbitrary<Filters> = fc.record({
  text: word.filter((text) => text.trim() !== ''),
  kinds: fc.subarray([...KIND_NAMES]),
  languages: fc.array(word),
  scopes: fc.subarray(['boto3', 'common']),
});

describe('the fragment of an address', () => {
  it('leads to where it was made, whatever the names are', () => {
    fc.assert(
      fc.property(target, filters, (to, by) => {
        expect(parseRoute(formatRoute({ target: to, filters: by }))).toEqual({
          target: to,
          filters: by,
        });
      }),
    );
  });

  it('is short and can be written by hand', () => {
    expect(formatRoute({ target: { type: 'rule', id: 'ENV-3', run: 'boto3' } })).toBe(
      '#rule/ENV-3/boto3',
    );
    expect(formatRoute({ target: { type: 'run', run: 'b 1.0' }, filters: NO_FILTERS })).toBe(
      '#run/b%201.0',
    );
    expect(parseRoute('#rule/ENV-3?kind=fail&kind=odd')).toEqual({
      target: { type: 'rule', id: 'ENV-3' },
      filters: { ...NO_FILTERS, kinds: ['fail'] },
    });
  });

  it.each(['', '#', '#nonsense', '#rule', '#rule/', '#odd/ENV-1'])(
    '%j leads nowhere',
    (fragment) => {
      expect(parseRoute(fragment)).toEqual({});
    },
  );

  it('may be broken', () => {
    expect(parseRoute('#case/%E0%A4%A')).toEqual({ target: { type: 'case', id: '%E0%A4%A' } });
  });
});
