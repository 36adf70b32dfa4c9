/** The linter: what must hold of a suite before it is run. */
export type { Check, Finding } from './check.js';
export { CHECKS } from './checks/index.js';
export type { LoadBearingOptions, LoadBearingTally } from './load-bearing/index.js';
export { lintSuite } from './lint-suite.js';
export type { LintOptions, LintReport } from './lint-suite.js';
