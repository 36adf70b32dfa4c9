/** Generators of whole worlds, for fuzzing one implementation against another. */
export {
  WORLD_CHAPTERS,
  worlds,
  type MadeStep,
  type MadeWorld,
  type WorldChapter,
} from './world.js';
