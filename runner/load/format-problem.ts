/** Writes a problem for people: the place, what is wrong, the line with a mark, what to try. */
import type { Problem } from '../model/problem.js';

/**
 * Several lines without a final line break:
 *
 *     cases/env/keys.yaml:12:7: 'envs' is not known in given
 *       12 |       envs: { AWS_PROFILE: dev }
 *          |       ^^^^
 *       Did you mean 'env'?
 */
export function formatProblem({ location, message, excerpt, suggestion }: Problem): string {
  const { file, line, column } = location;
  const lines = [`${file}:${line}:${column}: ${message}`];
  if (excerpt !== undefined) {
    const number = String(line);
    const mark = ' '.repeat(excerpt.column - 1) + '^'.repeat(excerpt.length);
    lines.push(`  ${number} | ${excerpt.text}`, `  ${' '.repeat(number.length)} | ${mark}`);
  }
  if (suggestion !== undefined) lines.push(`  ${suggestion}`);
  return lines.join('\n');
}
