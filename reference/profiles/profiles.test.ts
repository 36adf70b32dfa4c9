import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearlyValidIni } from '../../runner/arbitraries/index.js';
import { IniError, parseIni, type OnRule, type Settings } from '../ini/index.js';
import { mergeProfiles, profilesOfConfigFile, profilesOfCredentialsFile } from './index.js';

const document = (text: string, path = 'config') => parseIni(new TextEncoder().encode(text), path);

function plain(table: ReadonlyMap<string, Settings>): Record<string, unknown> {
  return Object.fromEntries([...table].map(([name, settings]) => [name, [...settings]]));
}

describe('the config file', () => {
  test('has profiles, SSO sessions, services and other sections', () => {
    const map = profilesOfConfigFile(
      document('[default]\n[profile a]\n[sso-session b]\n[services c]\n[profile]\n[d]\n'),
    );
    expect(Object.fromEntries(Object.entries(map).map(([name, table]) => [name, plain(table)])))
      .toMatchInlineSnapshot(`
      {
        "profiles": {
          "a": [],
          "default": [],
        },
        "services": {
          "c": [],
        },
        "ssoSessions": {
          "b": [],
        },
      }
    `);
  });

  test('tells each rule once, with the section that it was followed for first', () => {
    const told: string[] = [];
    profilesOfConfigFile(document('[profile a]\n[profile b]\n[profile "a"]\n'), (rule, { line }) =>
      told.push(`${rule} in line ${line}`),
    );
    expect(told).toMatchInlineSnapshot(`
      [
        "PROFILES-2 in line 1",
        "PROFILES-4 in line 3",
        "PROFILES-9 in line 3",
      ]
    `);
  });
});

describe('a profile of both files', () => {
  const merged = mergeProfiles(
    profilesOfConfigFile(document('[profile a]\nx = 1\ny = 1\n')),
    profilesOfCredentialsFile(
      document('[DEFAULT]\nx = 2\n[a]\nz =\n\n[b]\nx = 3\n', 'credentials'),
    ),
  ).profiles;
  const profile = merged.get('a')!;

  test('has the keys of both, those of the config file first', () => {
    expect([...profile]).toEqual([
      ['x', '2'],
      ['y', '1'],
      ['z', ''],
    ]);
  });

  test('answers for each key as it lists it', () => {
    for (const [key, value] of profile) {
      expect(profile.has(key)).toBe(true);
      expect(profile.get(key)).toBe(value);
    }
    expect(profile.has('w')).toBe(false);
    expect(profile.get('w')).toBeUndefined();
    expect(profile.entry('w')).toBeUndefined();
  });

  test('knows of each key which file it is from', () => {
    expect(profile.entry('x')?.origin).toEqual({ path: 'credentials', line: 2, column: 1 });
    expect(profile.entry('y')?.origin).toEqual({ path: 'config', line: 3, column: 1 });
  });

  test('leaves the profiles of one file as they are', () => {
    expect(plain(merged)['b']).toEqual([['x', '3']]);
  });
});

test('any two files come to the same whether the rules are observed or not', () => {
  const read = (config: string, credentials: string, onRule?: OnRule) => {
    try {
      const { profiles, ssoSessions, services } = mergeProfiles(
        profilesOfConfigFile(document(config), onRule),
        profilesOfCredentialsFile(document(credentials), onRule),
        onRule,
      );
      return [profiles, ssoSessions, services].map(plain);
    } catch (error) {
      if (error instanceof IniError) return error.code;
      throw error;
    }
  };
  fc.assert(
    fc.property(nearlyValidIni, nearlyValidIni, (config, credentials) => {
      const observed = read(config, credentials, () => undefined);
      expect(observed).toEqual(read(config, credentials));
    }),
  );
});
