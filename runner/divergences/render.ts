/** Writes recorded values as YAML, the way a formatter would leave them. */
import { stringify } from 'yaml';

const WIDTH = 100;
/** What only a text in double quotes can hold on one line. */
const NEEDS_ESCAPES = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

/**
 * A key with its value, as whole lines: one line if it fits, else a line for each element. Values
 * are plain data: texts, numbers, booleans, null, lists and maps of them.
 */
export function renderPair(key: string, value: unknown, indent: string): string {
  const line = `${indent}${renderText(key)}: ${renderFlow(value)}\n`;
  if (line.length <= WIDTH + 1 || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((each) => `${inner}- ${renderFlow(each)}\n`)
    : Object.entries(value).map(([path, each]) => renderPair(path, each, inner));
  return `${indent}${renderText(key)}:\n${lines.join('')}`;
}

/** A value on one line: `{ result: error, consulted: [env, sso] }`. */
export function renderFlow(value: unknown): string {
  if (typeof value === 'string') return renderText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(renderFlow).join(', ')}]`;
  const pairs = Object.entries(value).map(
    ([key, each]) => `${renderText(key)}: ${renderFlow(each)}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function renderText(text: string): string {
  if (NEEDS_ESCAPES.test(text)) return escaped(text);
  // Inside of a list the library quotes whatever a list could not hold, a comma for one.
  const list = stringify([text], {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    singleQuote: true,
  });
  return list.trimEnd().slice(1, -1);
}

function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
