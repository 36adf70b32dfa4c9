/** Reporter in TAP 14: a line for each case, with a YAML block where it failed. */
import { stringify } from 'yaml';
import type { ReportCase } from '../model/report.generated.js';
import type { Reporter } from '../model/verdict.js';
import { entryOf } from './entry.js';
import type { ReporterOptions } from './options.js';
import { cleanLine } from './text/clean.js';

/** A recorded divergence is what TAP calls TODO: it is not ok, and that is expected. */
export function tapReporter({ write, command }: ReporterOptions): Reporter {
  let points = 0;
  const point = (ok: boolean, description: string, directive = '') => {
    write(`${ok ? 'ok' : 'not ok'} ${++points} - ${escape(description)}${directive}\n`);
  };
  return {
    start: () => write('TAP version 14\n'),
    verdict(verdict) {
      const entry = entryOf(verdict, command);
      const { id, status, divergence, detail } = entry;
      switch (status) {
        case 'pass':
          return point(true, id);
        case 'unsupported':
          return point(true, id, ` # SKIP ${escape(detail ?? status)}`);
        case 'known':
          return point(false, id, ` # TODO ${escape(divergence?.reason ?? status)}`);
        case 'fail':
        case 'stale':
        case 'changed':
        case 'crash':
        case 'timeout':
        case 'harness-error':
          point(false, id);
          return write(diagnostics(entry));
      }
    },
    finish({ problems, interrupted, total }) {
      for (const { message } of problems) point(false, message);
      if (interrupted) write(`Bail out! Interrupted after ${total} cases.\n`);
      else write(`1..${points}\n`);
    },
  };
}

function escape(text: string): string {
  return cleanLine(text.trim().replace(/\s+/g, ' ')).replace(/[\\#]/g, '\\$&');
}

function diagnostics(entry: ReportCase): string {
  const yaml = stringify(entry, { lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity });
  return `  ---\n${yaml.replace(/^(?=.)/gm, '  ')}  ...\n`;
}
