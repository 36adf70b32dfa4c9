/** `credchain fuzz`: two implementations on made-up worlds. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { WORLD_CHAPTERS, worlds, type WorldChapter } from '../../arbitraries/index.js';
import {
  caseFileOf,
  fuzz as runFuzz,
  Statistics,
  worldOf,
  type FoundKind,
  type FuzzResult,
} from '../../fuzz/worlds/index.js';
import { loadCaseFile } from '../../load/index.js';
import type { Subject } from '../../model/adapter.js';
import { didYouMean } from '../../model/nearest.js';
import { UserError } from '../../model/user-error.js';
import { count } from '../../report/text/layout.js';
import { openTarget } from '../../run/open-target.js';
import { verdictOn } from '../../run/verdict-on.js';
import { EXIT } from '../exit.js';
import { soundSpec } from '../load-suite.js';
import type { FuzzCommandOptions } from '../program.js';
import { Progress } from '../progress.js';
import { isInteractive, type Stream } from '../terminal.js';
import { statisticsTable } from './fuzz-statistics.js';

/** How long a world may be made smaller, in ms. */
const SHRINK_MS = 120_000;

interface Terminal {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Compares, prints what is found as it is found, and resolves to the exit status. Throws UserError. */
export async function fuzz(
  options: FuzzCommandOptions,
  signal: AbortSignal,
  host: Terminal = process,
): Promise<number> {
  const chapters = chaptersOf(options.chapters);
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31);
  const session = new Session({ ...options, seed, chapters }, signal, host);
  if (options.adapter === undefined) {
    if (!options.stats) {
      throw new UserError('Nothing is compared: give --adapter, or --stats to see the worlds.');
    }
    return session.onlyStatistics();
  }
  if (options.adapter === options.against) {
    throw new UserError(`--adapter and --against are both '${options.against}'.`);
  }
  const jobs = options.jobs ?? availableParallelism();
  const { subject } = await openTarget({ adapter: options.adapter }, jobs);
  try {
    const { subject: against } = await openTarget({ adapter: options.against }, jobs);
    try {
      refuseVague(against);
      return await session.compare(subject, against, jobs);
    } finally {
      await against.close();
    }
  } finally {
    await subject.close();
  }
}

function chaptersOf(words: readonly string[] = WORLD_CHAPTERS): readonly WorldChapter[] {
  for (const word of words) {
    if (!(WORLD_CHAPTERS as readonly string[]).includes(word)) {
      const known = `It must be one of ${WORLD_CHAPTERS.join(', ')}.`;
      throw new UserError(
        `No worlds are made for the chapter '${word}'. ${didYouMean(word, WORLD_CHAPTERS, known)}`,
      );
    }
  }
  return words as readonly WorldChapter[];
}

/** What is expected must be told by somebody who can tell nothing from an error, and errors apart. */
function refuseVague({ info }: Subject): void {
  for (const capability of ['none', 'error-codes'] as const) {
    if (info.capabilities.has(capability)) continue;
    throw new UserError(
      `${info.name} cannot say what is expected: its adapter lacks the capability '${capability}'.`,
    );
  }
}

type SessionOptions = FuzzCommandOptions & {
  readonly seed: number;
  readonly chapters: readonly WorldChapter[];
};

/** One run of the command. */
class Session {
  private readonly statistics = new Statistics();
  private readonly progress: Progress;

  constructor(
    private readonly options: SessionOptions,
    private readonly signal: AbortSignal,
    private readonly host: Terminal,
  ) {
    this.progress = new Progress({
      stream: host.stderr,
      interactive: isInteractive(host.stderr, host.env),
      total: options.runs,
      clock: () => performance.now(),
      words: { all: 'worlds', some: 'with a disagreement' },
    });
  }

  async onlyStatistics(): Promise<number> {
    const { runs, seed, chapters } = this.options;
    this.print(`${count(runs, 'world')}, seed ${seed}`);
    const arbitrary = worlds(chapters);
    for (let index = 0; index < runs && !this.signal.aborted; index++) {
      await this.statistics.count(worldOf(arbitrary, seed + index));
      this.progress.count(false);
    }
    this.progress.hide();
    this.print(statisticsTable(this.statistics, soundSpec()));
    return EXIT.conforms;
  }

  async compare(subject: Subject, against: Subject, jobs: number): Promise<number> {
    const { runs, seed, chapters, timeout, kinds, stats } = this.options;
    const names = [subject, against].map(({ info }) => `${info.name} ${info.version}`);
    this.print(`${names.join(' against ')}: ${count(runs, 'world')}, seed ${seed}`);
    const begun = performance.now();
    const result = await runFuzz(
      { subject, against },
      {
        runs,
        seed,
        chapters,
        kinds,
        jobs: Math.min(jobs, subject.concurrency),
        timeoutMs: timeout,
        shrinkMs: SHRINK_MS,
        signal: this.signal,
      },
      {
        world: async (world, comparison) => {
          if (stats) await this.statistics.count(world);
          this.progress.count(comparison.kind === 'disagree');
        },
        found: (kind) => this.tell(kind, subject),
      },
    );
    this.progress.hide();
    if (stats) this.print(statisticsTable(this.statistics, soundSpec()));
    this.summarise(result, performance.now() - begun);
    return result.found.length === 0 && result.runs === runs ? EXIT.conforms : EXIT.nonconforming;
  }

  /** Writes the case file of a disagreement, and says what to do with it. */
  private async tell(kind: FoundKind, subject: Subject): Promise<void> {
    this.progress.hide();
    const { seed, disagreement, world } = kind;
    const { adapter, against, out } = this.options;
    const lines = ['', `Disagreement, seed ${seed}`];
    if (disagreement.detail) lines.push(`  ${disagreement.detail}`);
    for (const { path, expected, actual } of disagreement.differences) {
      lines.push(
        `  ${path}`,
        `    ${against}  ${shown(expected)}`,
        `    ${adapter}  ${shown(actual)}`,
      );
    }
    if (disagreement.expectations === undefined) {
      lines.push(`  No case can state it: ${JSON.stringify(world)}`);
      this.print(lines.join('\n'));
      return;
    }
    const path = join(out, `${adapterWord(adapter)}-${seed}.yaml`);
    const rules = await new Statistics().count(world);
    const head = {
      id: `fuzz-${seed}`,
      title: `${against} and ${adapter} disagree: ${kind.name}`.slice(0, 200),
      why: `Found among made-up worlds by the seed ${seed}. Let boto3 decide what is right.`,
      rules: rules.length === 0 ? ['CHAIN-1'] : rules,
    };
    mkdirSync(out, { recursive: true });
    writeFileSync(path, caseFileOf(head, world, disagreement.expectations));
    lines.push(`  ${await this.reproduction(path, subject)}`);
    this.print(lines.join('\n'));
  }

  /** The command for the file, if the file shows the disagreement. */
  private async reproduction(path: string, subject: Subject): Promise<string> {
    const { cases, problems } = await loadCaseFile(path);
    if (problems.length > 0) return `${path} (not a case as it stands: ${problems[0]!.message})`;
    const { status } = await verdictOn(cases[0]!, subject, this.options.timeout);
    if (status === 'pass') return `${path} (but from the file it was not seen again)`;
    return `$ npx credchain run ${path} --adapter ${this.options.adapter}`;
  }

  private summarise({ runs, found, incomparable }: FuzzResult, ms: number): void {
    const seconds = ms / 1000;
    const lines = [''];
    for (const { name, count: worlds, seed } of found) {
      lines.push(`${count(worlds, 'world')} like that of seed ${seed}: ${name}`);
    }
    for (const [reason, worlds] of incomparable)
      lines.push(`${count(worlds, 'world')} not compared: ${reason}`);
    const { seed, runs: wanted } = this.options;
    const cut = runs < wanted ? ` (of ${wanted})` : '';
    lines.push(
      `${count(runs, 'world')}${cut}, seed ${seed}: ${count(found.length, 'kind')} of disagreement; ` +
        `${seconds.toFixed(1)} s, ${(runs / seconds).toFixed(0)} worlds/s`,
    );
    this.print(lines.join('\n').trim());
  }

  private print(text: string): void {
    this.host.stdout.write(`${text}\n`);
  }
}

function shown(value: unknown): string {
  return value === undefined ? '(absent)' : (JSON.stringify(value) ?? '(absent)');
}

/** An adapter may be named by a path. */
function adapterWord(adapter = 'adapter'): string {
  return adapter.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '');
}
