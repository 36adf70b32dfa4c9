/** A conversation with one process at a time: handshake, question, answer, and a new process after a fall. */
import { randomUUID } from 'node:crypto';
import type { AdapterInfo, Outcome } from '../model/adapter.js';
import type { Hello, Request } from '../model/protocol.generated.js';
import { UserError } from '../model/user-error.js';
import { StdioProcess } from './stdio-process.js';
import type { Validators } from './validate.js';

export const PROTOCOL = 1;

/** What came of one question, before the world's own record is added. */
export type Reaction =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'crash' | 'harness-error'; readonly detail: string; readonly stderr: string }
  | { readonly kind: 'timeout'; readonly stderr: string };

/** The adapter could not be started, or failed its handshake. */
export class AdapterStartError extends UserError {
  override readonly name = 'AdapterStartError';
  constructor(
    readonly reason: string,
    readonly stderr: string,
  ) {
    super(
      stderr.trim() === '' ? reason : `${reason}\nits standard error:\n${stderr.trim()}`,
      'adapter',
    );
  }
}

export interface StdioCommand {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long the handshake may take, in ms. */
  readonly startTimeoutMs: number;
}

export class StdioWorker {
  private process: StdioProcess | undefined;
  private expects: ((event: { line: string } | { end: string }) => void) | undefined;
  /** Said by a line that nobody had asked for; the next question hears of it. */
  private stray: string | undefined;

  constructor(
    private readonly command: StdioCommand,
    private readonly validators: Validators,
  ) {}

  /** Starts the process and shakes hands. Throws {@link AdapterStartError}. */
  async start(): Promise<Omit<AdapterInfo, 'door'>> {
    const { argv, cwd, env, startTimeoutMs } = this.command;
    this.stray = undefined;
    const started = new StdioProcess(
      argv,
      { cwd, env },
      {
        line: (line) => this.hear({ line }),
        end: (end) => {
          if (this.process === started) this.process = undefined;
          this.hear({ end });
        },
      },
    );
    this.process = started;
    const event = await this.exchange({ type: 'hello', protocol: PROTOCOL }, startTimeoutMs);
    const refuse = (reason: string): never => {
      started.kill();
      this.process = undefined;
      throw new AdapterStartError(`the adapter failed its handshake: ${reason}`, started.stderr);
    };
    if (event === 'timeout') return refuse(`no answer to hello within ${startTimeoutMs} ms`);
    if ('end' in event) return refuse(event.end);
    const hello = this.readHello(event.line, refuse);
    return { ...hello, capabilities: new Set(hello.capabilities) };
  }

  /** Asks one question. Never throws: whatever goes wrong is a reaction. */
  async ask(message: Omit<Request, 'id'>, timeoutMs: number): Promise<Reaction> {
    if (!this.process) {
      try {
        await this.start();
      } catch (error) {
        if (!(error instanceof AdapterStartError)) throw error;
        return {
          kind: 'crash',
          detail: `it could not be started again: ${error.reason}`,
          stderr: error.stderr,
        };
      }
    }
    const running = this.process;
    if (!running) return { kind: 'crash', detail: 'the process is gone', stderr: '' };
    if (this.stray !== undefined)
      return this.broken(running, `it printed a line that nobody asked for: ${this.stray}`);
    const id = randomUUID();
    const event = await this.exchange({ ...message, id }, timeoutMs);
    if (event === 'timeout') {
      running.kill();
      this.process = undefined;
      return { kind: 'timeout', stderr: running.stderr };
    }
    if ('end' in event) return { kind: 'crash', detail: event.end, stderr: running.stderr };
    return this.readReply(event.line, id, running);
  }

  async close(): Promise<void> {
    await this.process?.close();
    this.process = undefined;
  }

  private readHello(line: string, refuse: (reason: string) => never): Hello {
    const message = parse(line);
    if (message === undefined) return refuse(`instead of JSON it printed ${quote(line)}`);
    const version = isRecord(message) ? message['protocol'] : undefined;
    if (version !== undefined && version !== PROTOCOL) {
      return refuse(
        `it speaks version ${JSON.stringify(version)} of the protocol, the runner speaks ${PROTOCOL}`,
      );
    }
    if (!this.validators.hello(message))
      return refuse(`${this.validators.why()} in ${quote(line)}`);
    return message;
  }

  private readReply(line: string, id: string, running: StdioProcess): Reaction {
    const message = parse(line);
    if (message === undefined)
      return this.broken(
        running,
        `instead of JSON it printed ${quote(line)} to its standard output`,
      );
    if (!this.validators.reply(message))
      return this.broken(
        running,
        `its answer breaks the protocol: ${this.validators.why()}, in ${quote(line)}`,
      );
    if (message.id !== id)
      return this.broken(running, `it answered the id ${quote(message.id)}, asked was "${id}"`);
    return { kind: 'outcome', outcome: message.outcome };
  }

  /** After a breach nothing that the process says can be assigned to a question: it is started anew. */
  private broken(running: StdioProcess, detail: string): Reaction {
    running.kill();
    this.process = undefined;
    return { kind: 'harness-error', detail, stderr: running.stderr };
  }

  private exchange(
    message: object,
    timeoutMs: number,
  ): Promise<{ line: string } | { end: string } | 'timeout'> {
    return new Promise((settle) => {
      const timer = setTimeout(() => {
        this.expects = undefined;
        settle('timeout');
      }, timeoutMs);
      this.expects = (event) => {
        clearTimeout(timer);
        settle(event);
      };
      this.process?.send(message);
    });
  }

  private hear(event: { line: string } | { end: string }): void {
    const expects = this.expects;
    this.expects = undefined;
    if (expects) expects(event);
    else if ('line' in event) this.stray ??= quote(event.line);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
