import { describe, expect, it } from 'vitest';
import type { Given as GivenEntry } from '../model/case-file.generated.js';
import { layGiven } from './lay-given.js';

describe('the world of a case', () => {
  it('is empty where nothing is given', () => {
    expect(layGiven()).toEqual({ params: {}, env: {}, files: {} });
  });

  it('merges environments, parameters and files key by key', () => {
    const shared = {
      env: { A: 'shared', B: 'shared' },
      params: { session: { profile: 'shared', region: 'eu-west-1' } },
      files: { '~/a': 'shared', '~/b': 'shared' },
    };
    const own = {
      env: { B: 'own' },
      params: { session: { profile: 'own' }, client: { region: 'us-east-1' } },
      files: { '~/b': 'own' },
    };
    expect(layGiven(shared, own)).toEqual({
      env: { A: 'shared', B: 'own' },
      params: { session: { profile: 'own', region: 'eu-west-1' }, client: { region: 'us-east-1' } },
      files: { '~/a': { text: 'shared' }, '~/b': { text: 'own' } },
    });
  });

  it('replaces a file as a whole, in whichever form it is written', () => {
    const shared = { files: { '~/a': { text: 'x', mode: '0644' }, '~/b': 'x' } };
    const own = { files: { '~/a': { base64: 'YQ==' }, '~/b': { absent: true as const } } };
    expect(layGiven(shared, own).files).toEqual({
      '~/a': { base64: 'YQ==' },
      '~/b': { absent: true },
    });
  });

  it('replaces the answers to one operation as a whole, and leaves those to others', () => {
    const shared: GivenEntry = {
      imds: {
        token: 'token',
        roles: 'role',
        credentials: { accessKeyId: 'AKID', code: 'Success' },
      },
    };
    const own: GivenEntry = {
      imds: { credentials: { status: 200, json: { a: null } }, token: null },
    };
    expect(layGiven(shared, own).imds).toEqual({
      roles: 'role',
      credentials: { status: 200, json: { a: null } },
    });
  });

  it('removes by null: one entry, or all of a kind', () => {
    const shared = {
      env: { A: 'x', B: 'x' },
      params: { session: { profile: 'dev' } },
      files: { '~/a': 'x', '~/b': 'x' },
      now: '2026-01-01T00:00:00Z',
    };
    expect(layGiven(shared, { env: { A: null }, files: { '~/a': null }, now: null })).toEqual({
      env: { B: 'x' },
      params: { session: { profile: 'dev' } },
      files: { '~/b': { text: 'x' } },
    });
    expect(layGiven(shared, { env: null, files: null, params: null, now: null })).toEqual({
      params: {},
      env: {},
      files: {},
    });
  });
});
