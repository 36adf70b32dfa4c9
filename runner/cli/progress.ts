/** Says on standard error how far a long run is: one line drawn over on a terminal, else rare lines. */
import type { Stream } from './terminal.js';

/** A run that ends sooner needs no progress display. */
const PATIENCE_MS = 1000;
const REDRAW_MS = 100;
/** Where there is no terminal each line stays in the log. */
const LOG_MS = 15_000;
const CLEAR_LINE = '\r\u001b[2K';

export interface ProgressOptions {
  readonly stream: Stream;
  readonly interactive: boolean;
  readonly total: number;
  /** What is counted, and what is told of it. Default: cases, of which some failed. */
  readonly words?: { readonly all: string; readonly some: string };
  /** Milliseconds that only grow. */
  readonly clock: () => number;
}

/** Counts what is done and draws. Call {@link hide} before other text goes to the terminal, and at the end. */
export class Progress {
  private done = 0;
  private failed = 0;
  private drawn = false;
  private readonly begun: number;
  private next: number;

  constructor(private readonly options: ProgressOptions) {
    this.begun = options.clock();
    this.next = this.begun + (options.interactive ? PATIENCE_MS : LOG_MS);
  }

  count(failed: boolean): void {
    this.done++;
    if (failed) this.failed++;
    this.draw();
  }

  /** Draws if it is time to. Called at verdicts and, while none comes, by a timer. */
  draw(): void {
    const { clock, interactive, stream } = this.options;
    const now = clock();
    if (now < this.next) return;
    this.next = now + (interactive ? REDRAW_MS : LOG_MS);
    const line = this.line(now);
    if (!interactive) {
      stream.write(`${line}\n`);
      return;
    }
    stream.write(`${CLEAR_LINE}${line.slice(0, (stream.columns ?? 80) - 1)}`);
    this.drawn = true;
  }

  hide(): void {
    if (this.drawn) this.options.stream.write(CLEAR_LINE);
    this.drawn = false;
  }

  private line(now: number): string {
    const { total, words = { all: 'cases', some: 'failed' } } = this.options;
    const seconds = (now - this.begun) / 1000;
    const rate = this.done / seconds;
    const pace = rate >= 10 ? rate.toFixed(0) : rate.toFixed(1);
    return `${this.done} of ${total} ${words.all}, ${this.failed} ${words.some}, ${pace} ${words.all}/s, ${elapsed(seconds)}`;
  }
}

/** `42 s`, `3:07 min`, `1:02:30 h`. */
function elapsed(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, min, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h === 0 ? `${min}:${two(s)} min` : `${h}:${two(min)}:${two(s)} h`;
}
