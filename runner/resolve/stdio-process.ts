/** One long-lived process of an adapter: lines in, lines out, and what is said when it breaks off. */
import type { ChildProcess } from 'node:child_process';
import { launch, type LaunchOptions } from './launch.js';
import { kill, tailOf } from './track.js';

/** A line longer than this is no answer, in characters. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** How long a process may take to end after its input has ended, in ms: it may have something to write down. */
const TO_END = 5_000;
/** How long it may take when it was asked to end by a signal, in ms. */
const TO_OBEY = 1_000;
/** How long it may live on after it has closed its output, in ms. */
const TO_FOLLOW = 500;

export interface ProcessListener {
  line(text: string): void;
  /** The process is gone or can no longer be talked with; said once. */
  end(detail: string): void;
}

export class StdioProcess {
  private readonly child: ChildProcess;
  private readonly errors: () => string;
  private buffer = '';
  private ended = false;

  constructor(
    argv: readonly string[],
    options: LaunchOptions,
    private readonly listener: ProcessListener,
  ) {
    this.child = launch(argv, options);
    this.errors = tailOf(this.child.stderr);
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => this.receive(chunk));
    this.child.stdout?.once('end', () => this.afterOutput());
    // Writing to a process that died fails here; its end is reported below.
    this.child.stdin?.on('error', () => undefined);
    this.child.once('error', (error) => this.finish(`it could not be started: ${error.message}`));
    this.child.once('close', (code, signal) =>
      this.finish(
        signal ? `the process was ended by ${signal}` : `the process exited with ${code}`,
      ),
    );
  }

  get stderr(): string {
    return this.errors();
  }

  send(message: object): void {
    this.child.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  /** Ends it at once. */
  kill(): void {
    this.ended = true;
    kill(this.child);
  }

  /** Ends its input, and the process itself if it does not take the hint. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.ended = true;
    const gone = new Promise<void>((resolve) => this.child.once('close', () => resolve()));
    this.child.stdin?.end();
    const patience = [
      setTimeout(() => kill(this.child, 'SIGTERM'), TO_END),
      setTimeout(() => kill(this.child), TO_END + TO_OBEY),
    ];
    await gone;
    patience.forEach(clearTimeout);
  }

  private receive(chunk: string): void {
    // Looking for the line's end in the new chunk alone keeps a long line linear.
    const [head = '', ...rest] = chunk.split('\n');
    this.buffer += head;
    const last = rest.pop();
    const lines = last === undefined ? [] : [this.buffer, ...rest];
    if (last !== undefined) this.buffer = last;
    for (const line of lines) if (line.trim() !== '' && !this.ended) this.listener.line(line);
    if (this.buffer.length > LONGEST_LINE) {
      this.finish(`it printed a line of more than ${LONGEST_LINE} characters`);
      this.kill();
    }
  }

  /** A process that closes its output but lives on will never answer. */
  private afterOutput(): void {
    setTimeout(() => {
      if (this.ended) return;
      this.finish('it closed its standard output');
      this.kill();
    }, TO_FOLLOW).unref();
  }

  private finish(detail: string): void {
    if (this.ended) return;
    this.ended = true;
    this.listener.end(detail);
  }
}
