import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { credchain, finished, HERE, lastLine, startCredchain } from './testing/credchain.js';

const KEYS = 'suites/keys.yaml';
const TWO_KEYS = ['--exec', './adapters/two-keys.sh'];

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'credchain-cli-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('credchain run', () => {
  it('ends with 0 and the counts where everything conforms', async () => {
    const { status, stdout, stderr } = await credchain(['run', KEYS]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lastLine(stdout)).toBe('3 passed, 0 failed, 0 skipped');
  });

  it('ends with 1 where something does not, and tells how to repeat it', async () => {
    const { status, stdout } = await credchain(['run', KEYS, ...TWO_KEYS]);
    expect(status).toBe(1);
    expect(lastLine(stdout)).toBe('1 passed, 1 failed, 1 skipped');
    const [, words = ''] = /\$ npx credchain (.*)$/m.exec(stdout) ?? [];
    const again = await credchain(words.split(' '));
    expect(again.status).toBe(1);
    expect(lastLine(again.stdout)).toBe('0 passed, 1 failed, 0 skipped');
  });

  it('ends with 1 where no case was selected', async () => {
    const { status, stdout } = await credchain(['run', KEYS, '--grep', 'no such thing']);
    expect(status).toBe(1);
    expect(stdout).toContain('No case was selected');
  });

  it('takes cases by id, by rule and by text', async () => {
    const counts = async (...options: string[]) =>
      lastLine((await credchain(['run', KEYS, ...options])).stdout);
    expect(
      await Promise.all([
        counts('--id', 'fixture-keys', '--id', 'fixture-token'),
        counts('--rule', 'ENV-1'),
        counts('--grep', 'TOKEN belongs'),
      ]),
    ).toEqual([2, 1, 1].map((n) => `${n} passed, 0 failed, 0 skipped`));
  });

  it('keeps standard output pure for programs', async () => {
    const args = ['run', KEYS, ...TWO_KEYS, '--reporter'];
    const [json, ndjson] = await Promise.all([
      credchain([...args, 'json']),
      credchain([...args, 'ndjson']),
    ]);
    const report = JSON.parse(json.stdout);
    expect(report).toMatchObject({ passed: 1, failed: 1, skipped: 1, total: 3, adapter: 'exec' });
    expect(
      report.cases.map(({ id, status }: { id: string; status: string }) => [id, status]),
    ).toEqual([
      ['fixture-keys', 'pass'],
      ['fixture-token', 'fail'],
      ['fixture-profiles', 'unsupported'],
    ]);
    expect(json.stderr).toBe('1 passed, 1 failed, 1 skipped\n');
    expect(() =>
      ndjson.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).not.toThrow();
  });

  it('writes a report to a file beside the usual one', async () => {
    const out = join(folder, 'reports', 'run.json');
    const { stdout } = await credchain(['run', KEYS, '--reporter', 'json', '--out', out]);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ passed: 3 });
    expect(lastLine(stdout)).toBe('3 passed, 0 failed, 0 skipped');
  });

  it('has colours only where they are wanted', async () => {
    const escapes = async (env: Record<string, string>) =>
      (await credchain(['run', KEYS], { env })).stdout.includes('\u001b[');
    expect(await Promise.all([escapes({}), escapes({ FORCE_COLOR: '1' })])).toEqual([false, true]);
    expect(await escapes({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });

  it('records what diverges, for a person to explain', async () => {
    const adapters = join(folder, 'adapters');
    cpSync(join(HERE, 'adapters'), adapters, { recursive: true });
    const manifest = join(adapters, 'two-keys', 'adapter.yaml');
    const recorded = await credchain(['run', KEYS, '--adapter', manifest, '--record']);
    expect(recorded.status).toBe(1);
    expect(recorded.stderr).toContain('1 written, 0 removed. Now write down why');
    const file = join(adapters, 'two-keys', 'divergences.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('fixture-token: { credentials.sessionToken: null }');

    const unexplained = await credchain(['run', KEYS, '--adapter', manifest]);
    expect(unexplained.status).toBe(1);
    expect(unexplained.stdout).toMatch(/'fixture-token'\s+is\s+recorded\s+without\s+a\s+reason/);
    const explained = text.replace('unexplained', 'bug').replace('TO BE WRITTEN', 'It forgets.');
    writeFileSync(file, explained);
    const known = await credchain(['run', KEYS, '--adapter', manifest]);
    expect(known.status).toBe(0);
    expect(lastLine(known.stdout)).toBe('1 passed, 0 failed, 2 skipped');
  });

  it('takes the cases that come with credchain where no path is given', async () => {
    const { status, stdout } = await credchain(['run', '--id', 'env-keys-beat-shared-file']);
    expect(status).toBe(0);
    expect(stdout).toContain('1 case in');
  });
});

describe('the failures of a newcomer', () => {
  it('a typing mistake in a case', async () => {
    const { status, stdout, stderr } = await credchain(['run', 'suites/typo.yaml']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatchInlineSnapshot(`
      "error: 3 problems in the files

      suites/typo.yaml:7:7: 'enf' is not known in given
        7 |       enf: { AWS_PROFILE: dev }
          |       ^^^
        Did you mean 'env'?

      suites/typo.yaml:8:5: expect needs exactly one of 'credentials', 'none', 'error', 'profiles' and 'settings', and has none of them
        8 |     expect:
          |     ^^^^^^

      suites/typo.yaml:9:7: 'eror' is not known in expect
        9 |       eror: profile-not-found
          |       ^^^^
        Did you mean 'error'?
      "
    `);
  });

  it('an adapter that dies before it says a word', async () => {
    const { status, stdout, stderr } = await credchain([
      'run',
      KEYS,
      '--adapter',
      'adapters/stillborn/adapter.yaml',
    ]);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatchInlineSnapshot(`
      "error: the adapter failed its handshake: the process exited with 1
      its standard error:
      cannot find my libraries
      "
    `);
  });

  it('a program that dies over each case', async () => {
    const { status, stdout } = await credchain(['run', KEYS, '--exec', './adapters/suicidal.sh']);
    expect(status).toBe(1);
    expect(lastLine(stdout)).toBe('0 passed, 2 failed, 1 skipped');
    expect(stdout).toContain('The adapter crashed. it was ended by signal 9');
    expect(stdout).toContain('out of memory');
  });

  it('a program that is not there', async () => {
    const { status, stderr } = await credchain(['run', KEYS, '--exec', './adapters/to-keys.sh']);
    expect(status).toBe(3);
    expect(stderr).toContain(`The program './adapters/to-keys.sh' cannot be started.`);
  });

  it.each([
    [['run', '--adaptor', 'boto3'], `unknown option '--adaptor'`, 'Did you mean --adapter?'],
    [['rnu'], `unknown command 'rnu'`, 'Did you mean run?'],
    [['run', '--reporter', 'jsno'], 'It must be one of spec, dot', `Did you mean 'json'?`],
    [['run', '--jobs', 'many'], `'many' is invalid`, 'a whole number from 1'],
    [['run', '--grep', '('], `'(' is invalid`, 'Unterminated group'],
    [['run', KEYS, '--id', 'fixture-key'], 'fixture-key', `Did you mean 'fixture-keys'?`],
    [['run', '--rule', 'ENW-1'], 'ENW-1', `Did you mean 'ENV-1'?`],
    [['run', 'suites/kyes.yaml'], `'suites/kyes.yaml' does not exist`, `'${KEYS}'`],
    [['run', '--exec', 'sh', '--adapter', 'boto3'], '--adapter and --exec', 'one of them'],
    [['run', '--record'], '--record needs --adapter', 'adapter.yaml'],
    [['run', KEYS, '--out', 'suites'], 'it is a folder', 'Name a file in it'],
    [['adapters', 'stup', 'boto3'], `no command 'adapters stup'`, `Did you mean 'setup'?`],
    [['rules', 'ENW'], 'ENW', `Did you mean 'ENV'?`],
  ])('the words %j', async (words, found, advice) => {
    const { status, stdout, stderr } = await credchain(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(found);
    expect(stderr).toContain(advice);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

describe('a run that is ended', () => {
  const SLEEPY = ['run', KEYS, '--exec', './adapters/sleepy.sh', '--jobs', '1'];

  it('by SIGINT tells what it found so far, and leaves nothing behind', async () => {
    const temp = mkdtempSync(join(folder, 'temp-'));
    const out = join(folder, 'interrupted.json');
    const args = [...SLEEPY, '--reporter', 'json', '--out', out];
    const child = startCredchain(args, { env: { TMPDIR: temp } });
    const end = finished(child);
    const sleeper = Number(await noteIn(temp, 'asleep'));
    child.kill('SIGINT');
    const { status, stdout } = await end;
    expect(status).toBe(130);
    expect(lastLine(stdout)).toBe('1 passed, 0 failed, 0 skipped');
    expect(stdout).toContain('Interrupted after 1 case.');
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ interrupted: true, total: 1 });
    expect(readdirSync(temp)).toEqual([]);
    await vi.waitFor(() => expect(isRunning(sleeper)).toBe(false), { timeout: 5000 });
  });

  it('by a reader that has enough is quiet', async () => {
    const child = startCredchain(['run', '--reporter', 'ndjson']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { status, stderr } = await finished(child);
    expect(stderr).not.toContain('EPIPE');
    expect(stderr).not.toContain('error');
    expect([0, 1, 141]).toContain(status);
  });
});

describe('the other commands', () => {
  it('help shows every command, the exit status and an adapter that works as it stands', async () => {
    const { status, stdout } = await credchain(['--help']);
    expect(status).toBe(0);
    for (const word of ['run', 'lint', 'rules', 'adapters', 'Exit status:']) {
      expect(stdout).toContain(word);
    }
    const script = /^ {2}#!\/bin\/sh\n(?: {2}.*\n)+/m.exec(stdout)?.[0].replaceAll(/^ {2}/gm, '');
    expect(script?.trimEnd().split('\n')).toHaveLength(5);
    const path = join(folder, 'five-lines.sh');
    writeFileSync(path, script!, { mode: 0o755 });
    const { stdout: report } = await credchain(['run', KEYS, '--exec', path]);
    expect(lastLine(report)).toBe('1 passed, 1 failed, 1 skipped');
  });

  it('help comes with 2 where no command is given', async () => {
    const { status, stdout, stderr } = await credchain([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: credchain');
  });

  it('rules lists rules with their cases, for people and for programs', async () => {
    const { stdout } = await credchain(['rules', 'ENV-1']);
    expect(stdout).toMatch(/^ENV-1 .+ \(common\)\n( {4}[a-z0-9-]+\n)+/m);
    const { stdout: json } = await credchain(['rules', 'ENV', '--json']);
    const { rules } = JSON.parse(json);
    expect(rules[0]).toMatchObject({ id: 'ENV-1', chapter: 'ENV', scope: 'common' });
    expect(rules[0].cases[0]).toMatchObject({ id: expect.stringMatching(/^[a-z0-9-]+$/) });
  });

  it('lint tells what is wrong with cases', async () => {
    const { status, stdout } = await credchain(['lint', 'suites/typo.yaml']);
    expect(status).toBe(2);
    expect(stdout).toContain(`suites/typo.yaml:7:7: 'enf' is not known in given`);
    expect(lastLine(stdout)).toMatch(/ [1-9]\d* problems$/);
  });

  it('lint tells the lines that no case needs, where it is asked to', async () => {
    const path = join(folder, 'needless.yaml');
    const text =
      'title: T\ncases:\n  - { id: one, title: T, rules: [CHAIN-4], given: { env: { A: b } }, expect: { none: true } }\n';
    writeFileSync(path, text);
    expect((await credchain(['lint', path])).status).toBe(0);
    const { status, stdout } = await credchain(['lint', '--load-bearing', path]);
    expect(status).toBe(2);
    expect(stdout).toContain(
      "3:53: 'env' is not needed: without it the case gets the same (load-bearing)",
    );
  });

  it('adapters lists them with their state', async () => {
    const { status, stdout } = await credchain(['adapters']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^reference +TypeScript +in-process +ready, boto3 \d/m);
    expect(stdout).toMatch(/^boto3 +Python +stdio +\w/m);
  });

  it('adapters setup takes several, and goes on where one of them fails', async () => {
    const adapters = join(folder, 'setup');
    const write = (name: string, setup: string[]) => {
      mkdirSync(join(adapters, name), { recursive: true });
      const manifest = { name, title: name, language: 'shell', door: 'exec', command: ['sh'] };
      const text = JSON.stringify({ ...manifest, setup: [setup] });
      writeFileSync(join(adapters, name, 'adapter.yaml'), text);
      return join(adapters, name);
    };
    const folders = [write('missing', ['no-such-program']), write('fine', ['true'])];
    const { status, stdout, stderr } = await credchain(['adapters', 'setup', ...folders]);
    expect(status).toBe(3);
    expect(stderr).toContain('error: setting up missing: `no-such-program` could not be run');
    expect(stdout).toContain('fine is set up\n\n1 of 2 are ready, 1 could not be set up\n');
  });

  it('adapters setup wants names or --all, and not both', async () => {
    for (const words of [[], ['boto3', '--all']]) {
      const { status, stderr } = await credchain(['adapters', 'setup', ...words]);
      expect(status).toBe(2);
      expect(stderr).toContain('name them, or say --all');
    }
  });

  it('help leaves the breaking of lines to the width of the terminal', async () => {
    const { stdout } = await credchain(['fuzz', '--help']);
    const about = stdout.slice(stdout.indexOf('Makes worlds'), stdout.indexOf('Under test:'));
    const lines = about.trimEnd().split('\n');
    for (const line of lines.slice(0, -1)) expect(line.length).toBeGreaterThan(60);
  });

  it('any of them says what to do where the package was not built', async () => {
    const unbuilt = mkdtempSync(join(folder, 'unbuilt-'));
    cpSync(join(HERE, '../../../bin'), join(unbuilt, 'bin'), { recursive: true });
    writeFileSync(join(unbuilt, 'package.json'), '{"type":"module"}');
    const child = startCredchain(['run'], { bin: join(unbuilt, 'bin/credchain.js') });
    const { status, stderr } = await finished(child);
    expect(status).toBe(2);
    expect(stderr).toContain('run `npm run build` in ');
  });
});

/** The first note that a program left in one of the homes below `temp`. */
async function noteIn(temp: string, name: string): Promise<string> {
  for (;;) {
    for (const home of readdirSync(temp)) {
      const path = join(temp, home, 'home', name);
      const note = existsSync(path) ? readFileSync(path, 'utf8') : '';
      if (note.endsWith('\n')) return note.trim();
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A process that was killed stays in the table until its parent, whoever that is, takes note. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !(existsSync(stat) && / Z /.test(readFileSync(stat, 'utf8')));
}
