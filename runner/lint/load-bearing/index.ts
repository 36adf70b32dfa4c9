/** Whether every line of a case is needed. */
export { loadBearing } from './load-bearing.js';
export type { LoadBearingOptions } from './load-bearing.js';
