/** One profile out of two files: the credentials file's keys lie over the config file's. */
import type { IniEntry, IniSection, IniValue, OnRule, Settings } from '../ini/index.js';
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
  const profiles = new Map(config.profiles);
  for (const [name, section] of credentials) {
    const below = profiles.get(name);
    onRule?.(below === undefined ? 'MERGE-1' : 'MERGE-2', section.origin);
    profiles.set(name, below === undefined ? section : new MergedSettings(section, below));
  }
  return { ...config, profiles };
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
    return this.upper.has(key) || this.lower.has(key);
  }

  *[Symbol.iterator](): IterableIterator<readonly [string, IniValue]> {
    for (const [key, value] of this.lower) yield [key, this.upper.get(key) ?? value];
    for (const setting of this.upper) if (!this.lower.has(setting[0])) yield setting;
  }
}
