/** Every chapter of the spec can be read; its grammar is stated in spec/README.md. */
import type { Check } from '../check.js';

export const chapterGrammar: Check = {
  id: 'chapter-grammar',
  about: 'every chapter of the spec can be read',
  run: ({ spec }) => spec.problems,
};
