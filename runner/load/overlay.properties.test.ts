import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, overlay as overlayOf, withoutNulls as withoutNullsOf } from './overlay.js';
import type { Data, DataMap } from './to-data.js';

/** Without wholes; those of a world are tested in lay-given.test.ts. */
const overlay = (base: DataMap, over: DataMap) => overlayOf(base, over, () => false);
const withoutNulls = (map: DataMap) => withoutNullsOf(map, () => false);

const KEYS = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const SCALARS = fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean());

/** Maps in which a key always holds the same kind of thing, as a schema makes them. */
const { shaped } = fc.letrec<{ shaped: DataMap }>((tie) => ({
  shaped: fc
    .record(
      {
        map: tie('shaped'),
        scalar: SCALARS,
        list: fc.array(SCALARS, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    )
    .map((map) => map as DataMap),
}));

/** Maps of anything under a few keys, so that two of them meet. */
const { map } = fc.letrec<{ map: DataMap; data: Data }>((tie) => ({
  map: fc.dictionary(KEYS, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  data: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    SCALARS,
    fc.array(SCALARS, { maxLength: 2 }),
    tie('map'),
  ),
}));

describe('the overlay', () => {
  it('leaves a map as it is under an empty one, and over an empty one', () => {
    fc.assert(
      fc.property(map, (each) => {
        expect(overlay(each, {})).toEqual(each);
        expect(overlay({}, each)).toEqual(each);
      }),
    );
  });

  it('gives the same when it is laid over twice', () => {
    fc.assert(
      fc.property(map, map, (base, over) => {
        const once = overlay(base, over);
        expect(overlay(once, over)).toEqual(once);
      }),
    );
  });

  it('is associative where a key always holds the same kind of thing', () => {
    fc.assert(
      fc.property(shaped, shaped, shaped, (a, b, c) => {
        expect(overlay(overlay(a, b), c)).toEqual(overlay(a, overlay(b, c)));
      }),
    );
  });

  it('takes each key from the layer above, maps key by key, and else from below', () => {
    fc.assert(
      fc.property(map, map, (base, over) => {
        const result = overlay(base, over);
        expect(new Set(Object.keys(result))).toEqual(
          new Set([...Object.keys(base), ...Object.keys(over)]),
        );
        for (const [key, value] of Object.entries(result)) {
          const above = own(over, key);
          const below = own(base, key);
          if (isMap(above) && isMap(below)) expect(value).toEqual(overlay(below, above));
          else expect(value).toEqual(above === undefined ? below : above);
        }
      }),
    );
  });

  it('changes neither layer, nor the prototype of anything', () => {
    fc.assert(
      fc.property(map, map, (base, over) => {
        const before = JSON.stringify([base, over]);
        const result = overlay(base, over);
        expect(JSON.stringify([base, over])).toBe(before);
        expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
        expect(Object.keys({})).toEqual([]);
      }),
    );
  });
});

describe('removing the nulls', () => {
  it('leaves no null in any map and everything else in place', () => {
    fc.assert(
      fc.property(map, (each) => {
        const result = withoutNulls(each);
        expect(JSON.stringify(Object.values(result).filter(isMap).map(withoutNulls))).toBe(
          JSON.stringify(Object.values(result).filter(isMap)),
        );
        const kept = Object.keys(each).filter((key) => own(each, key) !== null);
        expect(Object.keys(result)).toEqual(kept);
      }),
    );
  });

  it('keeps a null in a list: there it is data', () => {
    expect(withoutNulls({ list: [null, { a: null }], gone: null })).toEqual({
      list: [null, { a: null }],
    });
  });
});

function own(map: DataMap, key: string): Data | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
