import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { repeatCommand } from './repeat-command.js';

it('is short for the reference and the cases of credchain', () => {
  expect(repeatCommand([], {})('env-keys')).toBe('npx credchain run --id env-keys');
});

it('keeps what was under test, with which cases, and the patience', () => {
  const options = { exec: "./my resolver --it's", timeout: 500 };
  expect(repeatCommand(['my cases/a.yaml'], options)('a')).toBe(
    `npx credchain run 'my cases/a.yaml' --id a --exec './my resolver --it'\\''s' --timeout 500`,
  );
  expect(repeatCommand([], { adapter: 'boto3' })('a')).toBe(
    'npx credchain run --id a --adapter boto3',
  );
});

it('keeps the isolation where it is not the usual one', () => {
  expect(repeatCommand([], { exec: 'x', isolation: 'redirect' })('a')).not.toContain('isolation');
  expect(repeatCommand([], { exec: 'x', isolation: 'sealed' })('a')).toBe(
    'npx credchain run --id a --exec x --isolation sealed',
  );
});

it('is read by a shell as it was meant', () => {
  const exec = `a "b" $HOME \`c\` ; 'd' \\ *`;
  const command = repeatCommand([], { exec })('a').replace('npx credchain run', `printf '%s\\n'`);
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(
    `--id\na\n--exec\n${exec}\n`,
  );
});
