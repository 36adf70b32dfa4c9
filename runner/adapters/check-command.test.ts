import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCommand } from './check-command.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'credchain-command-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('checkCommand', () => {
  it.each([
    ['a program of PATH', 'sh -c true'],
    ['a program by its path', '/bin/sh -c true'],
    ['a word of the shell', 'cd /tmp && sh x.sh'],
    ['what only the shell can tell', '"$RESOLVER" --json'],
    ['a variable before the program', 'X=1 nowhere'],
  ])('takes %s', (_, command) => {
    expect(() => checkCommand(command)).not.toThrow();
  });

  it('refuses a path that leads nowhere', () => {
    const path = join(folder, 'no-such');
    expect(() => checkCommand(`${path} --json`)).toThrow(
      `The program '${path}' cannot be started.\n${path} does not exist.`,
    );
  });

  it('refuses a file that is not executable, and says how to make it so', () => {
    const path = join(folder, 'resolve.sh');
    writeFileSync(path, '#!/bin/sh\n');
    expect(() => checkCommand(path)).toThrow(`Make it executable: chmod +x ${path}`);
  });

  it('refuses a program that no folder of PATH has', () => {
    expect(() => checkCommand('no-such-resolver --json')).toThrow(
      'No folder of PATH has such a program.',
    );
  });

  it('knows that a file beside needs its ./', () => {
    expect(() => checkCommand('package.json')).toThrow(`Did you mean './package.json'?`);
  });
});
