/** Whether every line of a case is needed. */
export { loadBearing } from './load-bearing.js';
export type { LoadBearingOptions, LoadBearingTally } from './load-bearing.js';
