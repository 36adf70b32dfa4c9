/** Differential fuzzing: made-up worlds on two implementations. */
export { compareOn, nameOf, type Comparison, type Disagreement, type Pair } from './compare.js';
export {
  fuzz,
  worldOf,
  type FoundKind,
  type FuzzListener,
  type FuzzOptions,
  type FuzzResult,
} from './fuzz.js';
export { caseFileOf, layWorld, type CaseHead } from './made-case.js';
export { Statistics, type ChapterStatistics } from './statistics.js';
