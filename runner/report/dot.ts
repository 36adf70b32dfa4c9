/** Reporter for people in a hurry: a character for each case, then what did not pass. */
import type { Reporter, Status } from '../model/verdict.js';
import { COUNTS_AS } from '../model/verdict.js';
import { entryOf } from './entry.js';
import type { ReporterOptions } from './options.js';
import { Tally } from './tally.js';
import { paintFor, tint } from './text/paint.js';
import { endLines, headLines } from './text/summary.js';

const CHARACTERS: Readonly<Record<Status, string>> = {
  pass: '.',
  fail: 'F',
  known: 'k',
  stale: 'S',
  changed: 'C',
  unsupported: '-',
  crash: 'X',
  timeout: 'T',
  'harness-error': 'H',
};

export function dotReporter(options: ReporterOptions): Reporter {
  const paint = paintFor(options.color);
  const tally = new Tally();
  const write = (lines: readonly string[]) => options.write(lines.map((l) => `${l}\n`).join(''));
  let column = 0;
  return {
    start: (header) => write([...headLines(header, { paint }), '']),
    verdict(verdict) {
      tally.add(entryOf(verdict, options.command));
      if (column === options.width) {
        options.write('\n');
        column = 0;
      }
      column++;
      options.write(tint(COUNTS_AS[verdict.status], paint)(CHARACTERS[verdict.status]));
    },
    finish(summary) {
      write([...(column > 0 ? [''] : []), '', ...endLines(tally, summary, { ...options, paint })]);
    },
  };
}
