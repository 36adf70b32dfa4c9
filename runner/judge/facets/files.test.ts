import { describe, expect, it } from 'vitest';
import type { Expect } from '../../model/case.js';
import { judge } from '../index.js';
import { adapterOf, caseOf, NOW, observed } from '../testing/builders.js';

const PATH = '~/.aws/sso/cache/a.json';
const token = {
  accessToken: 'new',
  expiresAt: new Date(NOW + 8 * 3_600_000).toISOString(),
  nested: { a: 1 },
};

/** The differences where `text` was found in the file, or nothing. */
function differences(expected: NonNullable<Expect['files']>[string], text?: string, mode = 0o600) {
  const testCase = caseOf({ none: true, files: { [PATH]: expected } });
  const files = text === undefined ? {} : { [PATH]: { text, mode } };
  const verdict = judge(testCase, observed({ result: 'none' }, { files }), adapterOf());
  return verdict.differences.map(({ path, expected: wanted, actual }) => [path, wanted, actual]);
}

const at = `files["${PATH}"]`;

describe('files', () => {
  it('agrees with what is stated, in whichever form', () => {
    expect(differences('x', 'x')).toEqual([]);
    expect(differences({ absent: true })).toEqual([]);
    const json = {
      accessToken: { pattern: 'n.w' },
      expiresAt: { time: '+8h' },
      nested: { a: 1 },
    };
    expect(differences({ json, mode: '0600' }, JSON.stringify(token))).toEqual([]);
    expect(differences({ json: true }, '[]')).toEqual([]);
  });

  it('tells a file that is missing from one that should not be there', () => {
    expect(differences('x')).toEqual([[at, 'a file', undefined]]);
    expect(differences({ absent: true }, 'x')).toEqual([[at, undefined, 'a file']]);
  });

  it('compares text, mode and JSON at their places', () => {
    expect(differences('x', 'y')).toEqual([[at, 'x', 'y']]);
    expect(differences({ mode: '0600' }, 'x', 0o644)).toEqual([[`${at}.mode`, '0600', '0644']]);
    expect(differences({ mode: '0600' }, 'x', 0o040)).toEqual([[`${at}.mode`, '0600', '0040']]);
    expect(differences({ json: { a: 1 } }, 'no JSON')).toEqual([[at, 'JSON', 'no JSON']]);
    expect(differences({ json: { a: 1, b: true } }, '{"a":2,"c":3}')).toEqual([
      [`${at}.a`, 1, 2],
      [`${at}.b`, 'any value', undefined],
      [`${at}.c`, undefined, 3],
    ]);
    expect(differences({ json: { a: { b: 1 } } }, '{"a":[1]}')).toEqual([
      [`${at}.a`, 'an object', [1]],
    ]);
    expect(differences({ json: { a: { pattern: 'x+' } } }, '{"a":"xy"}')).toEqual([
      [`${at}.a`, 'x+', 'xy'],
    ]);
  });

  it('compares times relative to the moment, to the second', () => {
    const json = { json: { t: { time: '+1h' } } };
    const text = (ms: number) => JSON.stringify({ t: new Date(NOW + ms).toISOString() });
    expect(differences(json, text(3_600_500))).toEqual([]);
    expect(differences(json, text(7_200_000))).toEqual([[`${at}.t`, '+1h', '+2h']]);
    expect(differences(json, '{"t":"soon"}')).toEqual([[`${at}.t`, '+1h', 'soon']]);
  });

  it('differ from run to run by nothing that could be recorded', () => {
    const testCase = caseOf({
      none: true,
      files: { [PATH]: { json: { t: { time: '+1h' } } } },
    });
    const shownAt = (time: string) => {
      const files = { [PATH]: { text: JSON.stringify({ t: time }), mode: 0o600 } };
      const boto = adapterOf([], 'stdio');
      return judge(testCase, observed({ result: 'none' }, { files }), boto).differences;
    };
    const first = shownAt('2026-01-01T11:59:58Z');
    expect(first).toEqual([{ path: `${at}.t`, expected: '+1h', actual: '+12h' }]);
    expect(shownAt('2026-01-01T12:00:03Z')).toEqual(first);
  });
});
