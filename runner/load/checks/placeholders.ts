/** Placeholders stand in the texts of a world, and all of them are known. */
import { didYouMean } from '../../model/nearest.js';
import { PLACEHOLDER_EXAMPLES, unknownPlaceholders } from '../../stage/placeholders.js';
import type { DataPath } from '../find-node.js';
import { quote } from '../quote.js';
import type { Data, DataMap } from '../to-data.js';
import { expectationsOf, worldsOf, type Check, type CheckError } from './check.js';
import { walk } from './walk.js';

export const placeholders: Check = function* (file) {
  for (const { given, path: world } of worldsOf(file)) {
    for (const { value, path } of walk(given as DataMap, world)) {
      if (String(path.at(-1)).includes('{{')) {
        yield { path, part: 'key', message: 'a placeholder cannot stand in a key' };
      }
      if (typeof value === 'string') yield* inText(value, path);
    }
  }
  for (const { expect, path: at } of expectationsOf(file)) {
    for (const { value, path } of walk(expect as unknown as Data, at)) {
      // What is expected is compared as it stands, so a placeholder would be compared as well.
      if (typeof value !== 'string' || !value.includes('{{')) continue;
      yield { path, message: 'a placeholder can stand only in the world that is given' };
    }
  }
};

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
