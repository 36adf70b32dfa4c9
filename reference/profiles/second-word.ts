/** The name in a section header of two words, as in `[profile NAME]`. */
import type { IniSection, OnRule } from '../ini/index.js';
import { ShellSplitError, shellSplit } from '../shell-split.js';

/** A header of two plain words with one blank between, which is what nearly every header is. */
const TWO_PLAIN_WORDS = /^[\w-]+ ([\w.-]+)$/;

/** The second of exactly two shell words; undefined if the name has no such form. */
export function secondWord(section: IniSection, onRule?: OnRule): string | undefined {
  const plain = onRule === undefined ? TWO_PLAIN_WORDS.exec(section.name) : null;
  if (plain) return plain[1];
  const words = splitName(section, onRule);
  if (words === undefined) return undefined;
  onRule?.('PROFILES-3', section.origin);
  if (words.length !== 2) {
    onRule?.('PROFILES-6', section.origin);
    return undefined;
  }
  if (words[1] === '') onRule?.('PROFILES-8', section.origin);
  return words[1];
}

function splitName(section: IniSection, onRule?: OnRule): readonly string[] | undefined {
  onRule?.('PROFILES-4', section.origin);
  onRule?.('PROFILES-5', section.origin);
  try {
    return shellSplit(section.name);
  } catch (error) {
    if (!(error instanceof ShellSplitError)) throw error;
    onRule?.('PROFILES-7', section.origin);
    return undefined;
  }
}
