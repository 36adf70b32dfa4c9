/** From the text of an option to its value. Each throws what commander reports with the option's name. */
import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../model/nearest.js';
import type { Shard } from './program.js';

/** A whole number from 1. */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value === 0) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return value;
}

/** A whole number from 0 that seeds can be. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 2 ** 31 - 1) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 2147483647.');
  }
  return value;
}

/** Words with commas between them. */
export function commaSeparated(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

/** A regular expression, without regard to case. */
export function regularExpression(text: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? `${error.message}.` : 'It is invalid.');
  }
}

/** A parser that takes one of `words`. */
export function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    const expected = `It must be one of ${words.join(', ')}. ${didYouMean(text, words, '')}`;
    throw new InvalidArgumentError(expected.trimEnd());
  };
}

/** Collects an option that may be given several times. */
export function repeatable(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** One of several parts, as in `2/3`. */
export function shard(text: string): Shard {
  const [, index, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  if (of === undefined || Number(index) > Number(of)) {
    throw new InvalidArgumentError('It must be a part of a whole, e.g. 2/3.');
  }
  return { index: Number(index), of: Number(of) };
}
