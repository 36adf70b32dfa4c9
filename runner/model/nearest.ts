/** Finds what somebody meant who wrote a word that nobody knows. */
import { distance } from 'fastest-levenshtein';

/** Longer words are no slips of the pen, and comparing them costs time. */
const LONGEST = 200;

/**
 * The candidate that is nearest to `word`, upper and lower case aside; undefined when none is near
 * enough to be meant. Of equally near ones the first wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = distance(lower, candidate.toLowerCase());
    if (edits < (best?.edits ?? Infinity)) best = { candidate, edits };
  }
  const near = best !== undefined && best.edits <= Math.max(2, Math.floor(word.length / 3));
  return near ? best?.candidate : undefined;
}

/** `Did you mean 'x'?`, or else `fallback`, e.g. a list of all that is known. */
export function didYouMean(word: string, candidates: Iterable<string>, fallback: string): string;
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined;
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
  fallback?: string,
): string | undefined {
  const meant = nearest(word, candidates);
  return meant === undefined ? fallback : `Did you mean '${meant}'?`;
}
