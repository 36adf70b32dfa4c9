import { expect, it } from 'vitest';
import { formatProblem } from './format-problem.js';
import { SourceText } from './source-text.js';

function shown(text: string, start: number, end: number, suggestion?: string): string {
  const source = new SourceText('cases/env/keys.yaml', text);
  return `\n${formatProblem(source.problem({ start, end }, 'something is wrong', suggestion))}\n`;
}

it('shows the place, the line with a mark, and what to try', () => {
  const text = `${'\n'.repeat(11)}  envs: { A: b }\nrules: []\n`;
  expect(shown(text, 13, 17, "Did you mean 'env'?")).toMatchInlineSnapshot(`
    "
    cases/env/keys.yaml:12:3: something is wrong
      12 |   envs: { A: b }
         |   ^^^^
      Did you mean 'env'?
    "
  `);
});

it('marks what is on the first line, where more lines are meant', () => {
  expect(shown('given:\n  a\n  b\n', 0, 14)).toMatchInlineSnapshot(`
    "
    cases/env/keys.yaml:1:1: something is wrong
      1 | given:
        | ^^^^^^
    "
  `);
});

it('marks one place where nothing is meant, be it behind the last character', () => {
  expect(shown('a', 1, 1)).toMatchInlineSnapshot(`
    "
    cases/env/keys.yaml:1:2: something is wrong
      1 | a
        |  ^
    "
  `);
});

it('cuts a long line around the place', () => {
  const text = `${'a'.repeat(300)}HERE${'b'.repeat(300)}\n`;
  expect(shown(text, 300, 304)).toMatchInlineSnapshot(`
    "
    cases/env/keys.yaml:1:301: something is wrong
      1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaHEREbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
        |                                                   ^^^^
    "
  `);
});

it('shows nothing that a terminal would obey', () => {
  const text = 'a: \u001b[31mred\u0007\u202e\r\n';
  expect(shown(text, 0, 1)).toMatchInlineSnapshot(`
    "
    cases/env/keys.yaml:1:1: something is wrong
      1 | a:  [31mred  
        | ^
    "
  `);
});
