/** Colours and signs: the same meaning has the same colour everywhere. */
import picocolors from 'picocolors';
import type { Status } from '../../model/verdict.js';
import type { COUNTS_AS } from '../../model/verdict.js';

export type Paint = ReturnType<typeof picocolors.createColors>;

export function paintFor(color: boolean): Paint {
  return picocolors.createColors(color);
}

/** How a case counts in the last line. */
export type Counted = (typeof COUNTS_AS)[Status];

const SIGNS: Readonly<Record<Counted, string>> = { passed: '✓', failed: '✗', skipped: '–' };

export function sign(counted: Counted, paint: Paint): string {
  return tint(counted, paint)(SIGNS[counted]);
}

export function tint(counted: Counted, paint: Paint): (text: string) => string {
  switch (counted) {
    case 'passed':
      return paint.green;
    case 'failed':
      return paint.red;
    case 'skipped':
      return paint.yellow;
  }
}
