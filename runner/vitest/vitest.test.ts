import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT, runVitest, startVitest } from './testing/vitest.js';

/** What is of interest in vitest's own JSON report. */
interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly location: { readonly line: number; readonly column: number };
    }[];
  }[];
}

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'credchain-vitest-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a project with the plugin', () => {
  let report: JsonReport;
  let verbose: string;
  let failures: string;
  const resultsOf = (file: string) => report.testResults.filter(({ name }) => name.endsWith(file));
  const statuses = (result: JsonReport['testResults'][number]) =>
    Object.fromEntries(result.assertionResults.map(({ fullName, status }) => [fullName, status]));

  beforeAll(async () => {
    const json = join(folder, 'report.json');
    const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${json}`];
    const { stdout, stderr, status } = await runVitest(['run', ...reporters]);
    expect(status).toBe(1);
    report = JSON.parse(readFileSync(json, 'utf8')) as JsonReport;
    verbose = stdout;
    failures = stderr;
  }, 60_000);

  it('shows each case as a test below the title of its file, one verdict per implementation', () => {
    // In which order the projects end is a matter of chance.
    const results = resultsOf('suite/keys.yaml').map(statuses);
    expect(results).toHaveLength(3);
    for (const expected of [
      {
        'My keys my-keys: Keys of the environment': 'passed',
        'My keys my-token: With a session token': 'failed',
        'My keys my-profiles: No file has no profiles': 'skipped',
      },
      {
        'My keys my-keys: Keys of the environment': 'failed',
        'My keys my-token: With a session token': 'skipped',
        'My keys my-profiles: No file has no profiles': 'skipped',
      },
      {
        'My keys my-keys: Keys of the environment': 'passed',
        'My keys my-token: With a session token': 'passed',
        'My keys my-profiles: No file has no profiles': 'passed',
      },
    ]) {
      expect(results).toContainEqual(expected);
    }
  });

  it('places each test at its case in the YAML', () => {
    const lines = readFileSync(join(PROJECT, 'suite/keys.yaml'), 'utf8').split('\n');
    const locations = resultsOf('suite/keys.yaml')[0]!.assertionResults.map(
      ({ location: { line, column } }) => lines[line - 1]!.slice(column - 1),
    );
    expect(locations).toEqual(['id: my-keys', 'id: my-token', 'id: my-profiles']);
  });

  it('fails a case file that is wrong with its problems', () => {
    const [{ message } = { message: '' }] = resultsOf('suite/wrong/typo.yaml');
    expect(message).toContain(`suite/wrong/typo.yaml:4:5: 'titel' is not known`);
    expect(message).toContain(`Did you mean 'title'?`);
  });

  it('leaves other tests alone', () => {
    expect(resultsOf('plain.spec.ts').map(statuses)).toContainEqual({
      'is still a test': 'passed',
    });
  });

  it('shows the difference, the place and the command of a failed case', () => {
    const lines = failures.split('\n').map((line) => line.trimEnd());
    const begin = lines.findIndex((line) => /FAIL .*module.* my-token: /.test(line));
    const end = lines.findIndex((line, i) => i > begin && line.startsWith('⎯'));
    expect(lines.slice(begin, end).join('\n')).toMatchInlineSnapshot(`
      " FAIL  |module| suite/keys.yaml:12:5 > My keys > my-token: With a session token
      Nonconformance: my-token
      With a session token
      suite/keys.yaml:12

      Temporary keys are worth nothing without it.
      MY-2

      credentials.sessionToken
        expected  env-token
        actual    (absent)

      $ npx vitest run suite/keys.yaml --project module -t 'my-token: '
       ❯ my-token suite/keys.yaml:12:5
           10|       source: env
           11|
           12|   - id: my-token
             |     ^
           13|     title: With a session token
           14|     why: Temporary keys are worth nothing without it.
      "
    `);
  });

  it('names the reason of what is skipped, and that a record no longer holds', () => {
    expect(verbose).toContain('[known (unsupported): The script does not know session tokens.]');
    expect(verbose).toContain('[unsupported: The adapter cannot be asked to parse.]');
    expect(verbose).toContain('but it passes now: remove the record');
  });
});

describe('the tools of vitest', () => {
  it('shards case files like any other', { timeout: 60_000 }, async () => {
    const listed = (shard: string) =>
      runVitest(['run', '--project', 'reference', '--shard', shard, '--reporter', 'verbose']);
    const outputs = await Promise.all([listed('1/2'), listed('2/2')]);
    const holding = outputs.filter(({ stdout }) => stdout.includes('my-keys: '));
    expect(holding).toHaveLength(1);
  });

  it('watches: a changed case file runs again', { timeout: 60_000 }, async () => {
    const root = join(folder, 'watched');
    const [plugin, modules] = ['index.ts', '../../node_modules'].map((path) =>
      fileURLToPath(new URL(path, import.meta.url)),
    );
    mkdirSync(join(root, 'cases'), { recursive: true });
    symlinkSync(modules!, join(root, 'node_modules'));
    const file = join(root, 'cases', 'keys.yaml');
    cpSync(join(PROJECT, 'suite/keys.yaml'), file);
    writeFileSync(
      join(root, 'vitest.config.ts'),
      `import { credchain } from ${JSON.stringify(plugin)}; export default { plugins: [credchain()] };`,
    );

    const child = startVitest(['watch', '--reporter', 'verbose'], root);
    let output = '';
    const shows = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (output.includes(text)) resolve();
          else child.stdout?.once('data', () => setImmediate(look));
        };
        look();
      });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    try {
      await shows('Waiting for file changes');
      writeFileSync(file, readFileSync(file, 'utf8').replace('my-keys', 'my-new-keys'));
      await shows('my-new-keys: Keys of the environment');
    } finally {
      child.kill();
    }
    expect(output).toContain('my-keys: Keys of the environment');
  });
});
