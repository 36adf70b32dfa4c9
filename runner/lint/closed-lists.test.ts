import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, PHASES, SOURCES } from '../../reference/index.js';
import { SERVICES } from '../model/case.js';
import { PACKAGE_ROOT } from '../package.js';

function read(path: string): string {
  return readFileSync(join(PACKAGE_ROOT, path), 'utf8');
}

const { $defs } = JSON.parse(read('spec/schema/case.schema.json'));

describe('the closed lists', () => {
  it('of error codes is the same for cases and for the reference', () => {
    expect($defs.errorCode.enum).toEqual(ERROR_CODES);
  });

  it('of sources is the same for cases and for the reference', () => {
    expect([...$defs.source.enum].sort()).toEqual([...SOURCES].sort());
  });

  it('of phases is the same for cases and for the reference', () => {
    expect($defs.expect.properties.phase.enum).toEqual(PHASES);
  });

  it('of services is the same for worlds and for the runner', () => {
    expect(Object.keys($defs.given.properties)).toEqual(expect.arrayContaining([...SERVICES]));
  });
});

describe('the page on error codes', () => {
  /** `(errors.ProfileNotFound, 'profile-not-found')` in the table of the shim. */
  const SHIM_ROW = /^ {4}\((?:[\w.]+\.)?(\w+), '([a-z0-9-]+)'\),$/gm;
  /** One class of Python has no row, because only its text tells whose error it is. */
  const SHIM_EXCEPTION = /type\(error\) is (\w+):[^]*?return '([a-z0-9-]+)' if/g;
  const PAGE_ROW = /^\| `([a-z0-9-]+)` +\| (.*?) +\|/gm;

  it('names the exceptions that the shim of boto3 turns into each code', () => {
    const shim = new Map<string, string[]>();
    const text = read('adapters/boto3/shim.py');
    for (const [, name, code] of [...text.matchAll(SHIM_ROW), ...text.matchAll(SHIM_EXCEPTION)]) {
      shim.set(code!, [...(shim.get(code!) ?? []), name!]);
    }
    const page = new Map<string, string[]>();
    for (const [, code, names] of read('spec/error-codes.md').matchAll(PAGE_ROW)) {
      page.set(code!, [...names!.matchAll(/\w+/g)].map(String));
    }
    expect(shim.size).toBe(ERROR_CODES.length);
    expect(Object.fromEntries(page)).toEqual(Object.fromEntries(shim));
  });
});
