/** Shows how a setup goes on: its commands, and on a terminal the last line that they printed. */
import type { SetupEvent } from '../adapters/index.js';
import { cleanLine } from '../report/text/clean.js';
import type { Stream } from './terminal.js';

const CLEAR_LINE = '\r\u001b[2K';

export class SetupProgress {
  private drawn = false;

  constructor(
    private readonly stream: Stream,
    private readonly interactive: boolean,
  ) {}

  tell(event: SetupEvent): void {
    this.hide();
    switch (event.kind) {
      case 'step':
        this.stream.write(`[${event.step}/${event.steps}] ${event.argv.join(' ')}\n`);
        break;
      case 'retry': {
        const seconds = event.pauseMs / 1000;
        this.stream.write(`It ${event.reason}. Trying again in ${seconds} s.\n`);
        break;
      }
      case 'output':
        if (this.interactive) this.draw(cleanLine(event.line));
    }
  }

  /** Call before other text goes to the terminal. */
  hide(): void {
    if (this.drawn) this.stream.write(CLEAR_LINE);
    this.drawn = false;
  }

  private draw(line: string): void {
    this.stream.write(`  ${line}`.slice(0, (this.stream.columns ?? 80) - 1));
    this.drawn = true;
  }
}
