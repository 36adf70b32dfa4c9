/** Judges settings: the value of each that was asked for, and nothing else. */
import { pathOf } from '../path.js';
import type { Facet } from './facet.js';
import { AGREES, compare, resultFindings } from './findings.js';

export const settings: Facet<'settings'> = (expected, seen) => {
  const { answer } = seen;
  if (answer.result !== 'settings') return resultFindings('settings', seen);
  const names = [...new Set([...Object.keys(expected), ...Object.keys(answer.settings)])];
  return [
    AGREES,
    ...names.map((name) =>
      compare(pathOf('settings', name), expected[name] ?? null, answer.settings[name] ?? null),
    ),
  ];
};
