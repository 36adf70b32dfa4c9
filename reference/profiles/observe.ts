/** Which rules made a profile out of a section, told to whoever asks. */
import { oncePerRule, type IniSection, type OnRule } from '../ini/index.js';

/** A rule was followed because of this section. */
export type FollowSection = (rule: string, section: IniSection) => void;

/** Each rule is told once, with the first section that it was followed for. */
export function followSections(onRule: OnRule | undefined): FollowSection | undefined {
  return onRule && oncePerRule(onRule);
}
