/** Generators of config files and of whole worlds for tests with fast-check, for this suite and for others. */
export { anyText, configFile, configFiles, type ConfigFiles } from './ini-bytes.js';
export { nearlyValidIni } from './nearly-valid-ini.js';
export { writtenIni, type WrittenIni, type WrittenSettings } from './written-ini.js';
export {
  WORLD_CHAPTERS,
  worlds,
  type MadeStep,
  type MadeWorld,
  type WorldChapter,
} from './worlds/index.js';
