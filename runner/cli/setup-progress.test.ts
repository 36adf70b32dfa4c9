import { describe, expect, it } from 'vitest';
import type { SetupEvent } from '../adapters/index.js';
import { SetupProgress } from './setup-progress.js';

const EVENTS: readonly SetupEvent[] = [
  { kind: 'step', step: 1, steps: 2, argv: ['pip', 'install', 'widget'] },
  { kind: 'output', line: 'Collecting \u001b[1mwidget' },
  { kind: 'retry', pauseMs: 2000, reason: 'ended with status 1' },
  { kind: 'output', line: 'Collecting widget, which has a name that is too long' },
  { kind: 'step', step: 2, steps: 2, argv: ['true'] },
];

function shown(interactive: boolean): string {
  let text = '';
  const stream = { write: (part: string) => (text += part), columns: 40 };
  const progress = new SetupProgress(stream, interactive);
  for (const event of EVENTS) progress.tell(event);
  progress.hide();
  return text;
}

describe('the progress of a setup', () => {
  it('is the commands where there is no terminal', () => {
    expect(shown(false)).toBe(
      '[1/2] pip install widget\nIt ended with status 1. Trying again in 2 s.\n[2/2] true\n',
    );
  });

  it('shows on a terminal what a command prints, one line over the other', () => {
    const clear = '\r\u001b[2K';
    expect(shown(true)).toBe(
      '[1/2] pip install widget\n' +
        `  Collecting \\x1b[1mwidget${clear}` +
        'It ended with status 1. Trying again in 2 s.\n' +
        `  Collecting widget, which has a name t${clear}` +
        '[2/2] true\n',
    );
  });
});
