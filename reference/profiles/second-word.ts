/** The name in a section header of two words, as in `[profile NAME]`. */
import type { IniSection } from '../ini/index.js';
import { ShellSplitError, shellSplit } from '../shell-split.js';
import type { FollowSection } from './observe.js';

/** What the first word is, unless it goes on. */
const PREFIX = /^(profile|sso-session|services)$/;

/** Where a plain split at blanks would go another way: quoting, and other white space. */
const QUOTING = /["'\\#]/;
const OTHER_SPACING = /[^\S ]|\s{2}|\s$/;

/** The second of exactly two shell words; undefined if the name has no such form. */
export function secondWord(section: IniSection, follow?: FollowSection): string | undefined {
  if (follow && QUOTING.test(section.name)) follow('PROFILES-4', section);
  if (follow && OTHER_SPACING.test(section.name)) follow('PROFILES-5', section);
  const words = splitName(section, follow);
  if (words === undefined) return undefined;
  if (follow && !PREFIX.test(words[0]!)) follow('PROFILES-3', section);
  if (words.length !== 2) {
    follow?.('PROFILES-6', section);
    return undefined;
  }
  if (words[1] === '') follow?.('PROFILES-8', section);
  return words[1];
}

function splitName(section: IniSection, follow?: FollowSection): readonly string[] | undefined {
  try {
    return shellSplit(section.name);
  } catch (error) {
    if (!(error instanceof ShellSplitError)) throw error;
    follow?.('PROFILES-7', section);
    return undefined;
  }
}
