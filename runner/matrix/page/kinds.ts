/** What can come of a case, as the page tells it apart: the statuses, and the reasons of a record. */
import type { MatrixResult } from '../matrix.js';

/** How serious it is; has a colour. */
export type Tone = 'bad' | 'known' | 'design' | 'good' | 'quiet';

interface KindInfo {
  readonly label: string;
  /** One sentence for those who ask. */
  readonly meaning: string;
  readonly glyph: string;
  readonly tone: Tone;
}

/** In the order in which they are listed; `absent` is a case that the run does not have. */
export const KINDS = {
  passed: { label: 'passed', meaning: 'Does what boto3 does.', glyph: '✓', tone: 'good' },
  fail: { label: 'failed', meaning: 'Differs, and nobody knew.', glyph: '✕', tone: 'bad' },
  changed: {
    label: 'differs anew',
    meaning: 'Differs in another way than recorded.',
    glyph: '✕',
    tone: 'bad',
  },
  stale: {
    label: 'stale record',
    meaning: 'Passes, although a difference is recorded.',
    glyph: '✕',
    tone: 'bad',
  },
  crash: { label: 'crashed', meaning: 'The process ended.', glyph: '✕', tone: 'bad' },
  timeout: { label: 'timed out', meaning: 'No answer in time.', glyph: '✕', tone: 'bad' },
  'harness-error': {
    label: 'harness error',
    meaning: 'The adapter or the runner is at fault.',
    glyph: '!',
    tone: 'bad',
  },
  bug: { label: 'known bug', meaning: 'A recorded defect.', glyph: '≠', tone: 'known' },
  unexplained: {
    label: 'unexplained',
    meaning: 'Recorded, but nobody wrote down why.',
    glyph: '?',
    tone: 'known',
  },
  'by-design': {
    label: 'by design',
    meaning: 'Differs on purpose.',
    glyph: '≠',
    tone: 'design',
  },
  unsupported: {
    label: 'unsupported',
    meaning: 'Recorded as something that it does not do.',
    glyph: '–',
    tone: 'quiet',
  },
  unobservable: {
    label: 'unobservable',
    meaning: 'Recorded as something that cannot be seen from outside.',
    glyph: '–',
    tone: 'quiet',
  },
  'not-asked': {
    label: 'not asked',
    meaning: 'The adapter cannot be asked this.',
    glyph: '–',
    tone: 'quiet',
  },
  absent: {
    label: 'not run',
    meaning: 'The run does not have the case.',
    glyph: '·',
    tone: 'quiet',
  },
} as const satisfies Readonly<Record<string, KindInfo>>;

export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];

/** From what is told first of a group of cases to what is told last. */
export const TONES: readonly Tone[] = ['bad', 'known', 'design', 'good', 'quiet'];

export function kindOf(result: MatrixResult | null): Kind {
  if (result === null) return 'absent';
  switch (result.status) {
    case 'pass':
      return 'passed';
    case 'known':
      return result.divergence?.kind ?? 'unexplained';
    case 'unsupported':
      return 'not-asked';
    case 'fail':
    case 'changed':
    case 'stale':
    case 'crash':
    case 'timeout':
    case 'harness-error':
      return result.status;
  }
}
