/** How much of an untrusted file is read before it is refused; spec/case-format.md states the same. */

/** Bytes of one case file. */
export const MAX_BYTES = 1024 * 1024;

/** Levels of lists and maps inside each other, the document counted. */
export const MAX_DEPTH = 64;

/** Words and marks of YAML in one file: a parser needs time for each, whatever its length. */
export const MAX_LEXEMES = 250_000;

/** Problems of one file that are told one by one. */
export const MAX_PROBLEMS = 100;
