/** A run as a small picture for a README. */
import { xmlElement, xmlText } from '../xml.js';
import type { RecordedRun } from './recorded-run.js';

const COLORS = { good: '#2c7d4f', bad: '#b3362f', unsure: '#8a6d1d' } as const;
const LABEL_COLOR = '#454b54';
const HEIGHT = 20;
const FONT_SIZE = 11;
const PADDING = 7;

interface Said {
  readonly text: string;
  readonly mood: keyof typeof COLORS;
}

/**
 * An SVG with what the run says in a few words: `boto3 | 738 passed`. It stands alone, and says the
 * same to those who hear it. Green only if nothing failed and something passed.
 */
export function badge({ head, end }: Pick<RecordedRun, 'head' | 'end'>): string {
  const label = `credchain · ${head.adapter}`;
  const { text, mood } = saidOf(end);
  const [left, right] = [label, text].map(boxWidth) as [number, number];
  const width = left + right;
  const words = `${label}: ${text}`;
  const content = [
    xmlElement('title', {}, xmlText(words)),
    xmlElement('clipPath', { id: 'r' }, box({ width, height: HEIGHT, rx: 4, fill: '#fff' })),
    xmlElement(
      'g',
      { 'clip-path': 'url(#r)' },
      box({ width: left, height: HEIGHT, fill: LABEL_COLOR }) +
        box({ x: left, width: right, height: HEIGHT, fill: COLORS[mood] }),
    ),
    xmlElement(
      'g',
      {
        fill: '#fff',
        'text-anchor': 'middle',
        'font-family': 'Verdana,DejaVu Sans,Geneva,sans-serif',
        'font-size': FONT_SIZE,
      },
      writing(label, left / 2) + writing(text, left + right / 2),
    ),
  ];
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height: HEIGHT,
    viewBox: `0 0 ${width} ${HEIGHT}`,
    role: 'img',
    'aria-label': words,
  };
  return `${xmlElement('svg', frame, content.join(''))}\n`;
}

function saidOf({
  passed,
  failed,
  skipped,
  total,
  interrupted,
  problems,
}: RecordedRun['end']): Said {
  if (failed > 0) return { text: `${failed} of ${total} failed`, mood: 'bad' };
  if (problems.length > 0) return { text: 'problems of the run', mood: 'bad' };
  if (interrupted) return { text: `interrupted after ${total}`, mood: 'unsure' };
  if (passed === 0) return { text: 'nothing passed', mood: 'unsure' };
  return { text: `${passed} passed${skipped > 0 ? `, ${skipped} skipped` : ''}`, mood: 'good' };
}

function box(attributes: Readonly<Record<string, string | number>>): string {
  return xmlElement('rect', attributes, '');
}

/** `textLength` fits the words into their box, whatever font there is. */
function writing(text: string, x: number): string {
  return xmlElement('text', { x, y: 14, textLength: textWidth(text) }, xmlText(text));
}

function boxWidth(text: string): number {
  return textWidth(text) + 2 * PADDING;
}

/** About as wide as Verdana is. */
function textWidth(text: string): number {
  let units = 0;
  for (const character of text) {
    if (/[ijl.,:'|!·]/.test(character)) units += 0.36;
    else if (/[ frtI()-]/.test(character)) units += 0.42;
    else if (/[mwMW@%]/.test(character)) units += 0.95;
    else units += character > '\u2e7f' ? 1 : 0.63;
  }
  return Math.ceil(units * FONT_SIZE);
}
