/** The rules of spec/, read from its chapters. */
export { readChapter } from './read-chapter.js';
export type { ReadChapter } from './read-chapter.js';
export { readSpec } from './read-spec.js';
export type { ReadSpec } from './read-spec.js';
export { lazyRules } from './lazy-rules.js';
