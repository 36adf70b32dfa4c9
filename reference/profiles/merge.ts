/** One profile out of two files: the credentials file's keys lie over the config file's. */
import type { IniEntry, IniSection, IniValue, OnRule, Settings } from '../ini/index.js';
import { followSections, type FollowSection } from './observe.js';
import type { ProfileMap } from './profiles.js';

/**
 * The config file's map with the profiles of the credentials file laid over it, key by key.
 * Nothing is copied: a merged profile asks one section and then the other.
 */
export function mergeProfiles(
  config: ProfileMap,
  credentials: ReadonlyMap<string, IniSection>,
  onRule?: OnRule,
): ProfileMap {
  const follow = followSections(onRule);
  const profiles = new Map(config.profiles);
  for (const [name, section] of credentials) {
    const below = profiles.get(name);
    if (below === undefined) {
      follow?.('MERGE-1', section);
      follow?.('MERGE-6', section);
      profiles.set(name, section);
    } else {
      if (follow) followOverlay(section, below, follow);
      profiles.set(name, new MergedSettings(section, below));
    }
  }
  return { ...config, profiles };
}

function followOverlay(upper: IniSection, lower: Settings, follow: FollowSection): void {
  follow('MERGE-2', upper);
  for (const [key, value] of upper) {
    const hidden = lower.get(key);
    if (hidden === undefined) continue;
    follow('MERGE-3', upper);
    if (!upper.owns(key)) follow('MERGE-4', upper);
    if (typeof value !== 'string' || typeof hidden !== 'string') follow('MERGE-5', upper);
  }
}

/** A key of the upper settings hides the same key of the lower ones, whatever the values are. */
class MergedSettings implements Settings {
  constructor(
    private readonly upper: Settings,
    private readonly lower: Settings,
  ) {}

  entry(key: string): IniEntry | undefined {
    return this.upper.entry(key) ?? this.lower.entry(key);
  }

  get(key: string): IniValue | undefined {
    return this.entry(key)?.value;
  }

  has(key: string): boolean {
    return this.entry(key) !== undefined;
  }

  /** The keys of the lower settings first. */
  *[Symbol.iterator](): IterableIterator<readonly [string, IniValue]> {
    for (const [key, value] of this.lower) yield [key, this.upper.get(key) ?? value];
    for (const setting of this.upper) if (!this.lower.has(setting[0])) yield setting;
  }
}
