/** The reference resolver: what boto3 does, rule by rule. */
export * from './outcome.js';
export * from './trace.js';
export * from './world.js';
export { parse, type ParseOutcome } from './parse.js';
export type { IniValue, Settings } from './ini/index.js';
export { readSettings, type SettingsOutcome, type SettingValue } from './configuration.js';
export { openResolver, resolve, type Resolver } from './resolve.js';
