/** The exec door: a command per case, whose output is that of a credential_process program. */
import type {
  AdapterInfo,
  Capability,
  Observation,
  Outcome,
  Question,
  Subject,
} from '../model/adapter.js';
import type { ParamSet } from '../model/case.js';
import { SealSlot } from '../seal/index.js';
import { CannotStageError, stageForProcess, type ProcessWorld } from '../stage/process.js';
import { launch, permissionsBind, type LaunchOptions } from './launch.js';
import { readProcessOutput } from './process-output.js';
import { kill, tailOf } from './track.js';

export interface ExecCommand {
  readonly name: string;
  readonly version: string;
  readonly language: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Arguments to add for a parameter of the session; `{value}` stands for it. */
  readonly args: Readonly<Partial<Record<keyof ParamSet, readonly string[]>>>;
  /** Variables besides those of a case, which win; with the placeholders of case files. */
  readonly env: Readonly<Record<string, string>>;
  /** How its requests reach the mocks. */
  readonly network: 'settings' | 'proxy';
}

/** Number of the last signal of Linux; statuses from there on are a program's own. */
const LAST_SIGNAL = 64;

/** More output than this is no answer, in bytes. */
const MOST_OUTPUT = 1024 * 1024;

/**
 * Opens a command as an implementation. It is not started before the first question. If it is to be
 * `sealed`, there is a seal for each of the `jobs`; the first is opened at once. Throws SealError.
 */
export async function openExec(
  command: ExecCommand,
  jobs: number,
  { sealed = false } = {},
): Promise<Subject> {
  const capabilities = new Set<Capability>(['resolve', 'expiration']);
  if (Object.keys(command.args).length > 0) capabilities.add('session-params');
  if (command.network === 'proxy') capabilities.add('routes');
  const { name, version, language } = command;
  const info: AdapterInfo = { name, version, language, door: 'exec', capabilities };
  if (!sealed) {
    return {
      info,
      concurrency: jobs,
      ask: (question) => ask(command, question),
      close: () => Promise.resolve(),
    };
  }
  const slots = Array.from({ length: jobs }, () => new SealSlot());
  await slots[0]?.open();
  const free = [...slots];
  return {
    info,
    concurrency: jobs,
    async ask(question) {
      const slot = free.shift();
      if (!slot) throw new Error('more questions under way than jobs');
      try {
        return await ask(command, question, slot);
      } finally {
        free.unshift(slot);
      }
    },
    close: async () => void (await Promise.all(slots.map((slot) => slot.close()))),
  };
}

async function ask(
  command: ExecCommand,
  question: Question,
  slot?: SealSlot,
): Promise<Observation> {
  const started = performance.now();
  const rest = () => ({ durationMs: performance.now() - started });
  const answered = (outcome: Outcome, now: number): Observation => {
    return { kind: 'outcome', outcome, now, activity: [], ...rest() };
  };
  const refusal = whyNot(command, question);
  if (refusal !== undefined)
    return answered({ result: 'unsupported', reason: refusal }, Date.now());
  try {
    const { network: route, env } = command;
    const { looks = [] } = question;
    const seal = await slot?.open();
    const world = await stageForProcess(question.given, question.traps, { route, env, seal });
    try {
      const argv = [...command.argv, ...paramArguments(command, question)];
      const place = { cwd: command.cwd, env: world.env, ...(seal && { seal }) };
      const end = await run(argv, place, world.mfa, question.timeoutMs);
      const common = { activity: world.activity(), ...rest() };
      if (end.kind === 'timeout') return { ...end, timeoutMs: question.timeoutMs, ...common };
      if (end.kind === 'crash') return { ...end, ...common };
      if (end.exit !== 0)
        return {
          kind: 'outcome',
          outcome: {
            result: 'error',
            ...(end.stderr.trim() !== '' && { message: end.stderr.trim() }),
          },
          now: world.now,
          files: world.look(looks),
          ...common,
        };
      const read = readProcessOutput(end.stdout);
      if (typeof read === 'string')
        return { kind: 'harness-error', detail: read, stderr: end.stderr, ...common };
      return {
        kind: 'outcome',
        outcome: { result: 'credentials', credentials: read },
        now: world.now,
        files: world.look(looks),
        ...common,
      };
    } finally {
      await world.dispose();
    }
  } catch (error) {
    if (error instanceof CannotStageError)
      return answered({ result: 'unsupported', reason: error.message }, Date.now());
    return {
      kind: 'harness-error',
      detail: `the world could not be staged: ${String(error)}`,
      stderr: '',
      activity: [],
      ...rest(),
    };
  }
}

function whyNot(command: ExecCommand, question: Question): string | undefined {
  if (question.operation !== 'resolve') return `a command is not asked to ${question.operation}`;
  if (question.given.params.client) return 'a command has no client parameters';
  const unknown = Object.keys(question.given.params.session ?? {}).find(
    (name) => !(name in command.args),
  );
  if (unknown !== undefined)
    return `the command has no argument for the session parameter ${unknown}`;
  const unreadable = Object.values(question.given.files).some((file) => file.unreadable);
  if (unreadable && !permissionsBind()) return 'permissions do not bind the user of this machine';
  return undefined;
}

function paramArguments(command: ExecCommand, question: Question): string[] {
  const entries = Object.entries(question.given.params.session ?? {}) as [keyof ParamSet, string][];
  return entries.flatMap(([name, value]) =>
    (command.args[name] ?? []).map((arg) => arg.replaceAll('{value}', value)),
  );
}

type End =
  | {
      readonly kind: 'exit';
      readonly exit: number;
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly kind: 'timeout'; readonly stderr: string }
  | { readonly kind: 'crash'; readonly detail: string; readonly stderr: string };

function run(
  argv: readonly string[],
  place: LaunchOptions,
  mfa: ProcessWorld['mfa'] = [],
  timeoutMs: number,
): Promise<End> {
  return new Promise((settle) => {
    const child = launch(argv, place);
    const stderr = tailOf(child.stderr);
    let stdout = '';
    const timer = setTimeout(() => {
      kill(child);
      settle({ kind: 'timeout', stderr: stderr() });
    }, timeoutMs);
    const end = (result: End): void => {
      clearTimeout(timer);
      settle(result);
    };
    // Without a terminal, a prompt reads the standard input.
    const typed = mfa.map((code) => `${code}\n`).join('');
    child.stdin?.on('error', () => undefined).end(typed);
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      if (stdout.length <= MOST_OUTPUT) return;
      kill(child);
      end({ kind: 'crash', detail: `it printed more than ${MOST_OUTPUT} bytes`, stderr: stderr() });
    });
    child.once('error', (error) =>
      end({ kind: 'crash', detail: `it could not be started: ${error.message}`, stderr: '' }),
    );
    child.once('close', (exit, signal) => {
      if (signal) end({ kind: 'crash', detail: `it was ended by ${signal}`, stderr: stderr() });
      else end(endOf(exit ?? 1, { stdout, stderr: stderr() }));
      // What it left running behind itself must not outlive its world.
      kill(child);
    });
  });
}

/** A shell in between tells by its own status that there was no program, or that a signal ended it. */
function endOf(exit: number, output: { readonly stdout: string; readonly stderr: string }): End {
  const { stderr } = output;
  if (exit === 126 || exit === 127) {
    return { kind: 'crash', detail: `it could not be started (exit status ${exit})`, stderr };
  }
  if (exit > 128 && exit <= 128 + LAST_SIGNAL) {
    return { kind: 'crash', detail: `it was ended by signal ${exit - 128}`, stderr };
  }
  return { kind: 'exit', exit, ...output };
}
