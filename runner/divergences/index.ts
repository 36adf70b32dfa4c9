/** Recorded differences of an implementation from the spec. */
export type { Divergences, Selection } from './divergences.js';
export {
  readDivergences,
  recordDivergences,
  type DivergencesPath,
  type Recording,
} from './file.js';
