/** A disagreement as text: both files with everything visible, and what either side made of them. */
import type { Disagreement } from './differential.js';

export function describeDisagreement({ files, boto3, reference }: Disagreement): string {
  return [
    'boto3 and the reference disagree on these files:',
    '',
    `  config       ${visible(files.config)}`,
    `  credentials  ${visible(files.credentials)}`,
    '',
    `  boto3        ${visibleText(JSON.stringify(boto3))}`,
    `  reference    ${visibleText(JSON.stringify(reference))}`,
  ].join('\n');
}

/** The bytes as a text in quotes in which nothing is invisible; bytes that are no UTF-8 as `\xNN`. */
export function visible(bytes: Uint8Array | null): string {
  if (bytes === null) return '(absent)';
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const exact = Buffer.from(text, 'utf8').equals(bytes);
  if (exact) return visibleText(JSON.stringify(text));
  return `"${[...bytes].map(visibleByte).join('')}"`;
}

/** Escapes what is not printable ASCII, unit by unit. */
function visibleText(text: string): string {
  return text.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function visibleByte(byte: number): string {
  const printable = byte >= 0x20 && byte <= 0x7e && byte !== 0x22 && byte !== 0x5c;
  return printable ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}
