/** The conversation with one process: handshake, questions, answers in any order, a new process after a fall. */
import type { AdapterInfo, Outcome } from '../model/adapter.js';
import type { Again, Request } from '../model/protocol.generated.js';
import type { SealSlot } from '../seal/index.js';
import { AdapterStartError } from './adapter-start-error.js';
import { isRecord, parseLine, quoteLine } from './lines.js';
import { StdioProcess } from './stdio-process.js';
import type { Validators } from './validate.js';

export const PROTOCOL = 1;

/** What came of one question, before the world's own record is added. */
export type Reaction =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'crash' | 'harness-error'; readonly detail: string; readonly stderr: string }
  | { readonly kind: 'timeout'; readonly stderr: string };

export interface StdioCommand {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long the handshake may take, in ms. */
  readonly startTimeoutMs: number;
}

/** `again`: another question under way brought the process down, and this one is innocent. */
type Settle = (reaction: Reaction | 'again') => void;

export class StdioWorker {
  private process: StdioProcess | undefined;
  private starting: Promise<AdapterInfo> | undefined;
  private readonly underWay = new Map<string, Settle>();
  /** A breach that no question was under way for; the next question hears of it. */
  private breach: string | undefined;

  constructor(
    private readonly command: StdioCommand,
    private readonly validators: Validators,
    /** The seal that its processes are started in, if they are to be sealed. */
    readonly slot?: SealSlot,
  ) {}

  /** Starts the process and shakes hands, once for all who wait. Throws {@link AdapterStartError} and SealError. */
  start(): Promise<AdapterInfo> {
    this.starting ??= this.shakeHands().finally(() => {
      this.starting = undefined;
    });
    return this.starting;
  }

  /** Asks one question. Never throws: whatever goes wrong is a reaction. */
  async ask(message: Request, timeoutMs: number): Promise<Reaction> {
    for (;;) {
      const reaction = await this.askOnce(message, timeoutMs);
      if (reaction !== 'again') return reaction;
    }
  }

  /** Asks for the session of a question before; it is lost with the process. Never throws. */
  async askAgain(message: Again, timeoutMs: number): Promise<Reaction> {
    const reaction = this.process ? await this.askOnce(message, timeoutMs) : 'again';
    if (reaction !== 'again') return reaction;
    const detail = 'the process that held the session ended';
    return { kind: 'crash', detail, stderr: '' };
  }

  async close(): Promise<void> {
    await this.process?.close();
    this.process = undefined;
    await this.slot?.close();
  }

  private async askOnce(message: Request | Again, timeoutMs: number): Promise<Reaction | 'again'> {
    if (!this.process || this.starting) {
      try {
        await this.start();
      } catch (error) {
        if (!(error instanceof AdapterStartError)) throw error;
        const detail = `it could not be started again: ${error.reason}`;
        return { kind: 'crash', detail, stderr: error.stderr };
      }
    }
    const running = this.process;
    if (!running) return { kind: 'crash', detail: 'the process ended', stderr: '' };
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.underWay.delete(message.id);
        resolve({ kind: 'timeout', stderr: running.stderr });
        this.fall(running, 'again');
      }, timeoutMs);
      this.underWay.set(message.id, (reaction) => {
        clearTimeout(timer);
        resolve(reaction);
      });
      if (this.breach !== undefined) this.broken(running, this.breach);
      else running.send(message);
    });
  }

  private async shakeHands(): Promise<AdapterInfo> {
    const { argv, cwd, env, startTimeoutMs } = this.command;
    this.breach = undefined;
    const seal = await this.slot?.open();
    let greeted: ((event: { line: string } | { end: string } | 'timeout') => void) | undefined;
    const started = new StdioProcess(
      argv,
      { cwd, env, ...(seal && { seal }) },
      {
        line: (line) => {
          if (greeted) greeted({ line });
          else this.hear(started, line);
        },
        end: (end) => {
          if (greeted) greeted({ end });
          else this.fall(started, { kind: 'crash', detail: end, stderr: started.stderr });
        },
      },
    );
    const event = await new Promise<{ line: string } | { end: string } | 'timeout'>((settle) => {
      const timer = setTimeout(() => settle('timeout'), startTimeoutMs);
      greeted = (said) => {
        greeted = undefined;
        clearTimeout(timer);
        settle(said);
      };
      started.send({ type: 'hello', protocol: PROTOCOL });
    });
    const info = this.readHello(event, startTimeoutMs);
    if (typeof info === 'string') {
      started.kill();
      throw new AdapterStartError(`the adapter failed its handshake: ${info}`, started.stderr);
    }
    this.process = started;
    return info;
  }

  /** What the adapter says of itself, or why that is no answer. */
  private readHello(
    event: { line: string } | { end: string } | 'timeout',
    startTimeoutMs: number,
  ): AdapterInfo | string {
    if (event === 'timeout') return `no answer to hello within ${startTimeoutMs} ms`;
    if ('end' in event) return event.end;
    const message = parseLine(event.line);
    if (message === undefined) return `instead of JSON it printed ${quoteLine(event.line)}`;
    const version = isRecord(message) ? message['protocol'] : undefined;
    if (version !== undefined && version !== PROTOCOL) {
      return `it speaks version ${JSON.stringify(version)} of the protocol, the runner speaks ${PROTOCOL}`;
    }
    if (!this.validators.hello(message)) {
      return `${this.validators.why()} in ${quoteLine(event.line)}`;
    }
    const { name, language, capabilities } = message;
    return {
      name,
      version: message.version,
      language,
      door: 'stdio',
      capabilities: new Set(capabilities),
    };
  }

  private hear(running: StdioProcess, line: string): void {
    const message = parseLine(line);
    if (message === undefined) {
      this.broken(running, `instead of JSON it printed ${quoteLine(line)} to its standard output`);
    } else if (!this.validators.reply(message)) {
      this.broken(
        running,
        `its answer breaks the protocol: ${this.validators.why()}, in ${quoteLine(line)}`,
      );
    } else {
      const settle = this.underWay.get(message.id);
      this.underWay.delete(message.id);
      if (settle) settle({ kind: 'outcome', outcome: message.outcome });
      else {
        this.broken(
          running,
          `it answered the id ${quoteLine(message.id)}, which no question under way has`,
        );
      }
    }
  }

  /** After a breach nothing that the process says can be assigned to a question: it is started anew. */
  private broken(running: StdioProcess, detail: string): void {
    if (this.underWay.size === 0) this.breach = detail;
    else this.fall(running, { kind: 'harness-error', detail, stderr: running.stderr });
  }

  private fall(running: StdioProcess, reaction: Reaction | 'again'): void {
    running.kill();
    if (this.process === running) this.process = undefined;
    const settles = [...this.underWay.values()];
    this.underWay.clear();
    for (const settle of settles) settle(reaction);
  }
}
