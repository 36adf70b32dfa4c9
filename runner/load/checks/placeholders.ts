/** Placeholders stand in the texts of a world, and all of them are known. */
import { didYouMean } from '../../model/nearest.js';
import { PLACEHOLDER_EXAMPLES, unknownPlaceholders } from '../../stage/placeholders.js';
import type { DataPath } from '../find-node.js';
import { isMap } from '../overlay.js';
import { quote } from '../quote.js';
import type { Data, DataMap } from '../to-data.js';
import { worldsOf, type Check, type CheckError } from './check.js';

export const placeholders: Check = function* (file) {
  for (const { given, path } of worldsOf(file)) yield* inData(given as DataMap, path);
  for (const [index, { expect }] of file.cases.entries()) {
    yield* misplaced(expect as unknown as DataMap, ['cases', index, 'expect']);
  }
};

function* inData(data: Data, path: DataPath): Generator<CheckError> {
  if (typeof data === 'string') {
    yield* inText(data, path);
  } else if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) yield* inData(item, [...path, index]);
  } else if (isMap(data)) {
    for (const [key, value] of Object.entries(data)) {
      const inner = [...path, key];
      if (key.includes('{{')) {
        yield { path: inner, part: 'key', message: 'a placeholder cannot stand in a key' };
      }
      yield* inData(value, inner);
    }
  }
}

function* inText(text: string, path: DataPath): Generator<CheckError> {
  const told = new Set<string>();
  for (const { written, name, index } of unknownPlaceholders(text)) {
    if (told.has(written)) continue;
    told.add(written);
    const occurrence = text.slice(0, index).split(written).length - 1;
    const piece = { text: written, occurrence };
    if (name === undefined) {
      const message = "'{{' begins a placeholder, which does not end";
      yield { path, piece, message, suggestion: UNCLOSED };
    } else {
      const suggestion = didYouMean(name, PLACEHOLDER_EXAMPLES, KNOWN);
      yield { path, piece, message: `no placeholder is ${quote(written)}`, suggestion };
    }
  }
}

const KNOWN = `Known: ${PLACEHOLDER_EXAMPLES.map((each) => `{{${each}}}`).join(', ')}.`;
const UNCLOSED = "End it with '}}'; a file that has to hold '{{' is given as { base64: … }.";

/** What is expected is compared as it stands, so a placeholder would be compared as well. */
function* misplaced(data: Data, path: DataPath): Generator<CheckError> {
  if (typeof data === 'string' && data.includes('{{')) {
    yield { path, message: 'a placeholder can stand only in the world that is given' };
  } else if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) yield* misplaced(item, [...path, index]);
  } else if (isMap(data)) {
    for (const [key, value] of Object.entries(data)) yield* misplaced(value, [...path, key]);
  }
}
