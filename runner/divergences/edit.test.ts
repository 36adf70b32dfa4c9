import { describe, expect, it } from 'vitest';
import { editDivergences, EMPTY_FILE, type Changes } from './edit.js';
import type { Observed } from './observed.js';

const FILE = `# What widget does differently.
divergences:
  # The first cause.
  - kind: by-design
    reason: >-
      It reads the files in another order,
      and says so in its guide.
    link: https://example.com/order
    cases:
      # both of the same kind
      a-case: { result: error } # seen in 1.2 as well
      b-case:
        result: none
        source: null # not even that

      c-case: { 'forbids["~/.aws/config"]': touched }
    # no more of these
  # The second cause.
  - kind: bug
    reason: Reported.
    cases:
      d-case: { source: env }
# The end.
`;

function edit(text: string, set: Record<string, Observed>, remove: string[] = []): string {
  const changes: Changes = { set: new Map(Object.entries(set)), remove: new Set(remove) };
  return editDivergences(text, changes);
}

/** The lines that went (-) and came (+), in order. */
function diff(before: string, after: string): string {
  const old = before.split('\n');
  const lines: string[] = [];
  for (const line of after.split('\n')) {
    const at = old.indexOf(line);
    if (at === -1) lines.push(`+${line}`);
    else
      lines.push(
        ...old
          .splice(0, at + 1)
          .slice(0, -1)
          .map((gone) => `-${gone}`),
      );
  }
  return [...lines, ...old.map((gone) => `-${gone}`)].join('\n');
}

describe('editing a divergences file', () => {
  it('changes nothing without changes', () => {
    expect(edit(FILE, {})).toBe(FILE);
  });

  it('updates a case in its place, comment beside it included', () => {
    const after = edit(FILE, { 'a-case': { result: 'error', error: 'no-region' } });
    expect(diff(FILE, after)).toMatchInlineSnapshot(`
      "+      a-case: { result: error, error: no-region } # seen in 1.2 as well
      -      a-case: { result: error } # seen in 1.2 as well"
    `);
  });

  it('updates single paths where each has its line', () => {
    const after = edit(FILE, { 'b-case': { source: null, consulted: ['env', 'sso'] } });
    expect(diff(FILE, after)).toMatchInlineSnapshot(`
      "-        result: none
      +        consulted: [env, sso]"
    `);
  });

  it('removes a case and keeps the comment above it', () => {
    expect(diff(FILE, edit(FILE, {}, ['a-case', 'c-case']))).toMatchInlineSnapshot(`
      "-      a-case: { result: error } # seen in 1.2 as well
      -      c-case: { 'forbids["~/.aws/config"]': touched }"
    `);
  });

  it('removes a case of several lines', () => {
    expect(diff(FILE, edit(FILE, {}, ['b-case']))).toMatchInlineSnapshot(`
      "-      b-case:
      -        result: none
      -        source: null # not even that"
    `);
  });

  it('removes an entry of which no case is left', () => {
    expect(diff(FILE, edit(FILE, {}, ['d-case']))).toMatchInlineSnapshot(`
      "-  - kind: bug
      -    reason: Reported.
      -    cases:
      -      d-case: { source: env }"
    `);
  });

  it('adds new cases to an entry of their own, for a person to explain', () => {
    const after = edit(FILE, { 'z-case': { result: 'none' }, 'y-case': { source: null } });
    expect(diff(FILE, after)).toMatchInlineSnapshot(`
      "+  - kind: unexplained
      +    reason: TO BE WRITTEN
      +    cases:
      +      z-case: { result: none }
      +      y-case: { source: null }"
    `);
  });

  it('adds further new cases to the same entry', () => {
    const once = edit(FILE, { 'z-case': { result: 'none' } });
    expect(diff(once, edit(once, { 'y-case': { source: null } }))).toMatchInlineSnapshot(
      `"+      y-case: { source: null }"`,
    );
  });

  it('keeps the entry for new cases when the old ones in it go', () => {
    const once = edit(FILE, { 'z-case': { result: 'none' } });
    const twice = edit(once, { 'y-case': { source: null } }, ['z-case']);
    expect(diff(once, twice)).toMatchInlineSnapshot(`
      "+      y-case: { source: null }
      -      z-case: { result: none }"
    `);
  });

  it('starts a file', () => {
    expect(edit(EMPTY_FILE, { 'a-case': { result: 'error' } })).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../spec/schema/divergences.schema.json
      # What this implementation does differently, and why. \`credchain run --record\` writes the cases.
      divergences:
        - kind: unexplained
          reason: TO BE WRITTEN
          cases:
            a-case: { result: error }
      "
    `);
  });

  it('leaves an empty list when everything goes, and can start again', () => {
    const empty = edit(FILE, {}, ['a-case', 'b-case', 'c-case', 'd-case']);
    expect(empty).toMatchInlineSnapshot(`
      "# What widget does differently.
      divergences: []
        # The first cause.
          # no more of these
        # The second cause.
      # The end.
      "
    `);
    expect(edit(empty, { 'a-case': { result: 'error' } })).toMatchInlineSnapshot(`
      "# What widget does differently.
      divergences:
        - kind: unexplained
          reason: TO BE WRITTEN
          cases:
            a-case: { result: error }
        # The first cause.
          # no more of these
        # The second cause.
      # The end.
      "
    `);
  });

  it('writes what is too long for a line as a line for each path', () => {
    const consulted = Array.from({ length: 9 }, (_, i) => `source-${i}`);
    const after = edit(EMPTY_FILE, { 'a-case': { result: 'error', consulted } });
    expect(after.slice(after.indexOf('cases:\n'))).toMatchInlineSnapshot(`
      "cases:
            a-case:
              result: error
              consulted:
                - source-0
                - source-1
                - source-2
                - source-3
                - source-4
                - source-5
                - source-6
                - source-7
                - source-8
      "
    `);
  });

  it('ends a file that did not end with a line break', () => {
    const text = FILE.replace('\n# The end.\n', '');
    expect(edit(text, { 'z-case': { result: 'none' } })).toMatch(/z-case: \{ result: none \}\n$/);
  });
});
