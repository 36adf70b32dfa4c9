/** Which rules made a profile out of a section, told to whoever asks. */
import { oncePerRule, type IniSection, type OnRule } from '../ini/index.js';

/** A rule was followed because of this section. */
export type FollowSection = (rule: string, section: IniSection) => void;

/** Each rule is told once, with the first section that it was followed for. */
export function followSections(onRule: OnRule | undefined): FollowSection | undefined {
  return onRule && oncePerRule(onRule);
}

/** Names that others would take for a profile, an SSO session or a services definition. */
const LOOKALIKES: readonly (readonly [rule: string, name: RegExp])[] = [
  ['PROFILES-1', /^\W*default\W*$/i],
  ['PROFILES-2', /^/],
  ['PROFILES-10', /^\W*sso\Wsession|^sso_session/i],
  ['PROFILES-11', /^\W*services?\b/i],
];

/** The section is none of the three; tells which rules say so. */
export function followNone(section: IniSection, follow: FollowSection): void {
  follow('PROFILES-12', section);
  for (const [rule, name] of LOOKALIKES) if (name.test(section.name)) follow(rule, section);
}
