/** The words and options of the command line. What they do is in commands/, loaded when it is needed. */
import { Command, Option } from 'commander';
import { didYouMean } from '../model/nearest.js';
import { UserError } from '../model/user-error.js';
import { packageVersion } from '../package.js';
import * as help from './help.js';
import {
  commaSeparated,
  oneOf,
  positiveInteger,
  regularExpression,
  repeatable,
  shard,
  wholeNumber,
} from './parse-option.js';

/** What a command gets from the process, and what it gives back. */
export interface Host {
  /** Aborts when the person has had enough. */
  readonly signal: AbortSignal;
  setStatus(status: number): void;
}

/** Known without loading the reporters; a test holds the list against theirs. */
export const REPORTER_NAMES = ['spec', 'dot', 'json', 'ndjson', 'junit', 'tap', 'github'] as const;

const SCOPES = ['common', 'boto3'] as const;
const ISOLATIONS = ['redirect', 'sealed'] as const;

/** Which cases are meant, see `credchain run --help`. */
export interface SelectOptions {
  readonly id?: readonly string[];
  readonly rule?: readonly string[];
  readonly grep?: RegExp;
  readonly scope?: (typeof SCOPES)[number];
}

/** One of several parts of a selection. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

export interface RunOptions extends SelectOptions {
  readonly adapter?: string;
  readonly exec?: string;
  readonly isolation: (typeof ISOLATIONS)[number];
  readonly jobs?: number;
  readonly timeout?: number;
  readonly record?: true;
  readonly shard?: Shard;
  /** The order of the cases is made by chance from this number. */
  readonly shuffle?: number;
  readonly reporter: (typeof REPORTER_NAMES)[number];
  readonly out?: string;
}

/** See `credchain fuzz --help`. */
export interface FuzzCommandOptions {
  readonly adapter?: string;
  readonly against: string;
  readonly runs: number;
  readonly seed?: number;
  readonly chapters?: readonly string[];
  readonly jobs?: number;
  readonly timeout: number;
  readonly kinds: number;
  readonly stats?: true;
  readonly out: string;
}

export interface DiffOptions {
  readonly json?: true;
  readonly same?: true;
}

export interface LintOptions {
  readonly loadBearing?: true;
}

type ManyOptions = Omit<RunOptions, 'adapter'> & { readonly adapter?: readonly string[] };

/** The whole program. A command sets the exit status, or throws what `describeFailure` explains. */
export function createProgram(host: Host): Command {
  const program = new Command('credchain')
    .description(help.ABOUT)
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', help.PROGRAM_EXAMPLES)
    .showHelpAfterError('Run credchain --help for the commands and options.')
    .exitOverride();
  addRun(program, host);
  addLint(program, host);
  addFuzz(program, host);
  addRules(program, host);
  addAdapters(program, host);
  addReport(program, host);
  return program;
}

function addRun(program: Command, host: Host): void {
  program
    .command('run')
    .summary('run cases against an implementation')
    .description(help.ABOUT_RUN)
    .argument('[PATHS...]', 'case files, or folders of them (default: the cases of credchain)')
    .optionsGroup('Under test:')
    .option(
      '-a, --adapter <name>',
      'an adapter by its name or adapter.yaml (default: reference; repeatable)',
      repeatable,
    )
    .option('-x, --exec <command>', 'a program that prints credential_process JSON')
    .optionsGroup('Which cases (where several are given, all must hold):')
    .option('--id <id>', 'the case of that id (repeatable)', repeatable)
    .option('--rule <id>', 'the cases of that rule or chapter (repeatable)', repeatable)
    .option('--grep <regexp>', 'the cases whose id or title matches', regularExpression)
    .addOption(
      new Option('--scope <scope>', 'the cases of rules common to the SDKs, or of boto3').argParser(
        oneOf(SCOPES),
      ),
    )
    .option('--shard <i/n>', 'the i-th of n parts of them', shard)
    .optionsGroup('How:')
    .option('-j, --jobs <n>', 'cases under way at once, as the adapter allows', positiveInteger)
    .option('--timeout <ms>', 'how long an answer may take (default: 10000)', positiveInteger)
    .option('--shuffle <seed>', 'in an order made by chance from a number', positiveInteger)
    .addOption(
      new Option(
        '--isolation <kind>',
        'how it is kept from this machine: redirect, sealed; see below',
      )
        .default('redirect')
        .argParser(oneOf(ISOLATIONS)),
    )
    .option('--record', 'write what diverges to the divergences.yaml of the adapter')
    .optionsGroup('Report:')
    .addOption(
      new Option('-r, --reporter <name>', REPORTER_NAMES.join(', '))
        .default('spec')
        .argParser(oneOf(REPORTER_NAMES)),
    )
    .option('-o, --out <file>', 'write the report to a file; the usual one is still shown')
    .optionsGroup('Help:')
    .addHelpText('after', help.RUN_EXAMPLES)
    .action(async (paths: string[], { adapter: adapters = [], ...options }: ManyOptions) => {
      const [first, ...others] = adapters;
      if (others.length > 0) {
        const { runMany } = await import('./commands/run-many.js');
        host.setStatus(await runMany(paths, { ...options, adapters }, host.signal));
        return;
      }
      const { run } = await import('./commands/run.js');
      const adapter = first === undefined ? {} : { adapter: first };
      host.setStatus(await run(paths, { ...options, ...adapter }, host.signal));
    });
}

function addLint(program: Command, host: Host): void {
  program
    .command('lint')
    .summary('check the cases and the spec without an implementation')
    .description(help.ABOUT_LINT)
    .argument('[PATHS...]', 'case files, or folders of them (default: the cases of credchain)')
    .option('--load-bearing', 'check as well that every line of a case is needed; see below')
    .addHelpText('after', help.LINT_DETAILS)
    .action(async (paths: string[], options: LintOptions) => {
      const { lint } = await import('./commands/lint.js');
      host.setStatus(await lint(paths, options, host.signal));
    });
}

function addFuzz(program: Command, host: Host): void {
  program
    .command('fuzz')
    .summary('compare two implementations on worlds made by chance')
    .description(help.ABOUT_FUZZ)
    .optionsGroup('Under test:')
    .option('-a, --adapter <name>', 'an adapter by its name or adapter.yaml')
    .option('--against <name>', 'the one that says what is expected', 'reference')
    .optionsGroup('Which worlds:')
    .option('-n, --runs <n>', 'how many', positiveInteger, 1000)
    .option('--seed <n>', 'the number that they are made from (default: by chance)', wholeNumber)
    .option('--chapters <ids>', 'only those about these chapters, e.g. ENV,ROLE', commaSeparated)
    .optionsGroup('How:')
    .option('-j, --jobs <n>', 'worlds under way at once, as the adapter allows', positiveInteger)
    .option('--timeout <ms>', 'how long an answer may take', positiveInteger, 10_000)
    .option('--kinds <n>', 'end after so many kinds of disagreement', positiveInteger, 10)
    .optionsGroup('Report:')
    .option('--stats', 'print which rules the worlds drove the reference through')
    .option('-o, --out <dir>', 'where the case files of disagreements go', 'reports/fuzz')
    .optionsGroup('Help:')
    .addHelpText('after', help.FUZZ_EXAMPLES)
    .action(async (options: FuzzCommandOptions) => {
      const { fuzz } = await import('./commands/fuzz.js');
      host.setStatus(await fuzz(options, host.signal));
    });
}

function addRules(program: Command, host: Host): void {
  program
    .command('rules')
    .summary('list the rules, each with the cases that show it')
    .description(help.ABOUT_RULES)
    .argument('[RULES...]', 'chapters or rules, e.g. CHAIN or ENV-3 (default: all)')
    .option('--json', 'one JSON object instead of text')
    .addHelpText('after', help.RULES_EXAMPLES)
    .action(async (words: string[], options: { readonly json?: true }) => {
      const { rules } = await import('./commands/rules.js');
      host.setStatus(await rules(words, options));
    });
}

function addAdapters(program: Command, host: Host): void {
  const adapters = program
    .command('adapters')
    .summary('list the adapters, or set them up')
    .description(help.ABOUT_ADAPTERS)
    .argument('[WORDS...]')
    .usage('[setup NAME... | setup --all]')
    .addHelpText('after', help.ADAPTERS_EXAMPLES)
    .action(async ([word]: readonly string[]) => {
      // Commander takes a word that is no command for an argument of this one.
      if (word !== undefined) throw unknownWord(`adapters ${word}`, word, ['setup']);
      const { listAll } = await import('./commands/adapters.js');
      host.setStatus(await listAll());
    });
  adapters
    .command('setup')
    .description(help.ABOUT_SETUP)
    .argument('[NAMES...]', 'their names, or the paths of their adapter.yaml, e.g. boto3')
    .option('--all', 'all adapters that come with credchain')
    .addHelpText('after', help.SETUP_EXAMPLES)
    .action(async (names: string[], { all }: { readonly all?: true }) => {
      if (names.length > 0 === (all === true)) {
        throw new UserError(
          'setting up adapters: name them, or say --all. `credchain adapters` lists them.',
        );
      }
      const { setUp } = await import('./commands/adapters.js');
      host.setStatus(await setUp(all ? 'all' : names, host.signal));
    });
}

function addReport(program: Command, host: Host): void {
  const report = program
    .command('report')
    .summary('show, join and compare the reports of past runs')
    .description(help.ABOUT_REPORT)
    .usage('COMMAND')
    .addHelpText('after', help.REPORT_EXAMPLES);
  report
    .command('html')
    .summary('one page with the runs side by side')
    .description(help.ABOUT_REPORT_HTML)
    .argument('<REPORTS...>', 'NDJSON reports, a column each')
    .requiredOption('-o, --out <dir>', 'the folder that index.html is written to')
    .action(async (files: string[], { out }: { readonly out: string }) => {
      const { html } = await import('./commands/report.js');
      host.setStatus(await html(files, out));
    });
  report
    .command('merge')
    .summary('join the reports of parts of one run')
    .description(help.ABOUT_REPORT_MERGE)
    .argument('<REPORTS...>', 'NDJSON reports of one adapter')
    .requiredOption('-o, --out <file>', 'the report that is written')
    .action(async (files: [string, ...string[]], { out }: { readonly out: string }) => {
      const { merge } = await import('./commands/report.js');
      host.setStatus(merge(files, out));
    });
  report
    .command('diff')
    .summary('tell what became of the cases from one run to another')
    .description(help.ABOUT_REPORT_DIFF)
    .argument('<OLD>', 'the NDJSON report of the earlier run')
    .argument('<NEW>', 'that of the later one')
    .option('--json', 'one JSON object instead of text')
    .option('--same', 'fail as well if anything else is not as it was')
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { diff } = await import('./commands/report.js');
      host.setStatus(diff(before, after, options));
    });
  report
    .command('badge')
    .summary('a picture with the counts of a run')
    .description(help.ABOUT_REPORT_BADGE)
    .argument('<REPORT>', 'an NDJSON report')
    .requiredOption('-o, --out <file>', 'the SVG that is written')
    .action(async (file: string, { out }: { readonly out: string }) => {
      const { writeBadge } = await import('./commands/report.js');
      host.setStatus(writeBadge(file, out));
    });
}

function unknownWord(words: string, word: string, known: readonly string[]): UserError {
  return new UserError(
    `There is no command '${words}'. ${didYouMean(word, known, 'See credchain --help.')}`,
  );
}
