import { describe, expect, it } from 'vitest';
import { schemaErrors, type Schema } from './schema-errors.js';

const ANSWER = {
  type: 'object',
  additionalProperties: false,
  properties: { status: { type: 'integer' }, body: { type: 'string' } },
};
const SCHEMA: Schema = {
  type: 'object',
  properties: {
    before: { type: 'string' },
    service: {
      anyOf: [
        { $ref: '#/$defs/short' },
        { type: 'array', items: { $ref: '#/$defs/answer' } },
        { type: 'null' },
      ],
    },
    nested: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/nested' }] },
    either: { anyOf: [{ $ref: '#/$defs/either' }, { type: 'array' }] },
    one: { oneOf: [{ required: ['a'] }, { required: ['b'] }, { required: ['c'] }] },
    after: { type: 'string' },
  },
  if: { required: ['one'] },
  then: { required: ['two'] },
  $defs: {
    answer: ANSWER,
    either: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/short' }, ANSWER] },
    short: {
      type: 'object',
      additionalProperties: false,
      required: ['role'],
      properties: { role: { type: 'string' } },
    },
    nested: { type: 'object', properties: { inner: { anyOf: [ANSWER, { type: 'string' }] } } },
  },
};

function errors(data: unknown): string[] {
  return schemaErrors(SCHEMA, data).map(({ path, keyword }) => `${path.join('/')} ${keyword}`);
}

describe('the errors of a document by its schema', () => {
  it('are none if it is valid', () => {
    expect(errors({ service: [{ status: 200 }], nested: { inner: 'x' } })).toEqual([]);
  });

  it('are only those of the alternative that is of the right type', () => {
    expect(errors({ service: { rolle: 5 } })).toEqual([
      'service required',
      'service additionalProperties',
    ]);
    expect(errors({ service: [{ status: 'x' }, {}, { bodi: '' }] })).toEqual([
      'service/0/status type',
      'service/2 additionalProperties',
    ]);
  });

  it('are one where no alternative is of the right type', () => {
    expect(errors({ service: 5 })).toEqual(['service anyOf']);
  });

  it('come through alternatives in alternatives', () => {
    expect(errors({ nested: { inner: { status: 'x' } } })).toEqual(['nested/inner/status type']);
    expect(errors({ nested: { inner: 5 } })).toEqual(['nested/inner anyOf']);
  });

  it('are those of the alternative that knows most of the keys', () => {
    expect(errors({ either: { status: 'x' } })).toEqual(['either/status type']);
    expect(errors({ either: { bodi: '', status: 1 } })).toEqual(['either additionalProperties']);
    expect(errors({ either: { role: 5 } })).toEqual(['either/role type']);
    expect(errors({ either: 5 })).toEqual(['either anyOf']);
  });

  it('tell of keys that exclude each other in one error', () => {
    for (const one of [{}, { a: 1, b: 1 }, { a: 1, c: 1 }, { b: 1, c: 1 }, { a: 1, b: 1, c: 1 }]) {
      expect(errors({ one, two: 1 })).toEqual(['one oneOf']);
    }
  });

  it('are not lost beside those of alternatives', () => {
    const all = errors({ before: 1, service: 5, nested: { inner: 5 }, one: {}, after: 1 });
    expect(all.toSorted()).toEqual([
      ' required',
      'after type',
      'before type',
      'nested/inner anyOf',
      'one oneOf',
      'service anyOf',
    ]);
  });
});
