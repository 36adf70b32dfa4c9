import { describe, expect, it } from 'vitest';
import { formatProblem } from '../load/format-problem.js';
import { readChapter } from './read-chapter.js';

const CHAPTER = `# ENV: Keys in the environment

What is read,
and what is not.

## Keys

### ENV-1 Two variables give the keys

A resolver MUST read \`AWS_ACCESS_KEY_ID\`:

\`\`\`
### not a heading

Scope: not metadata
\`\`\`

- and more.

Scope: common. Shown by: \`botocore.credentials.EnvProvider.load\`.

### ENV-3 Empty counts as unset

It does: see ENV-1.

Documented otherwise: the guide says
that it is an error.

Scope: boto3. Shown by: \`a.b\`, \`a.c\` and \`a._d\`. Not testable: nobody can see it.
`;

function problems(markdown: string): string {
  const found = readChapter(markdown, 'ENV', 'spec/ENV.md').problems;
  return `\n${found.map(formatProblem).join('\n')}\n`;
}

describe('a chapter', () => {
  it('becomes rules', () => {
    expect(readChapter(CHAPTER, 'ENV', 'spec/ENV.md')).toEqual({
      problems: [],
      chapter: {
        id: 'ENV',
        title: 'Keys in the environment',
        introduction: 'What is read,\nand what is not.',
        location: { file: 'spec/ENV.md', line: 1, column: 1 },
        rules: [
          {
            id: 'ENV-1',
            title: 'Two variables give the keys',
            text: 'A resolver MUST read `AWS_ACCESS_KEY_ID`:\n\n```\n### not a heading\n\nScope: not metadata\n```\n\n- and more.',
            scope: 'common',
            shownBy: ['botocore.credentials.EnvProvider.load'],
            chapter: 'ENV',
            location: { file: 'spec/ENV.md', line: 8, column: 1 },
          },
          {
            id: 'ENV-3',
            title: 'Empty counts as unset',
            text: 'It does: see ENV-1.',
            scope: 'boto3',
            shownBy: ['a.b', 'a.c', 'a._d'],
            documentedOtherwise: 'the guide says that it is an error.',
            notTestable: 'nobody can see it.',
            chapter: 'ENV',
            location: { file: 'spec/ENV.md', line: 22, column: 1 },
          },
        ],
      },
    });
  });

  it('reads the same with the line ends of Windows', () => {
    const { chapter } = readChapter(CHAPTER.replaceAll('\n', '\r\n'), 'ENV', 'spec/ENV.md');
    expect(chapter).toEqual(readChapter(CHAPTER, 'ENV', 'spec/ENV.md').chapter);
  });

  it('must begin with its own heading, and have rules', () => {
    expect(problems('# CHAIN: Keys\n\nText.\n')).toMatchInlineSnapshot(`
      "
      spec/ENV.md:1:1: a chapter begins with its heading '# ENV: Title'
        1 | # CHAIN: Keys
          | ^^^^^^^^^^^^^
      spec/ENV.md:1:1: the chapter has no rules
        1 | # CHAIN: Keys
          | ^^^^^^^^^^^^^
      "
    `);
    expect(problems(`Text.\n\n${CHAPTER}`)).toMatchInlineSnapshot(`
      "
      spec/ENV.md:3:1: a chapter begins with its heading '# ENV: Title'
        3 | # ENV: Keys in the environment
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      "
    `);
    expect(problems('')).toMatchInlineSnapshot(`
      "
      spec/ENV.md:1:1: a chapter begins with its heading '# ENV: Title'
        1 | 
          | ^
      spec/ENV.md:1:1: the chapter has no rules
        1 | 
          | ^
      "
    `);
  });

  it('must name and number its rules properly', () => {
    const rule = '\n\nText.\n\nScope: boto3. Shown by: `a.b`.\n';
    const headings = [
      '### ENV-1: With a colon',
      '### ENV-01 With a zero',
      '## Not deep enough',
      '## ENV-1 Nor this',
      '#### ENV-1 Too deep',
      '### CHAIN-1 Of another chapter',
      '### ENV-2 Fine',
      '### ENV-2 Twice',
      '### ENV-1 Later, and as good',
      '### ENV-2 Three times',
      '### ENV-3 With a full stop.',
      '### ENV-4',
    ];
    const text = `# ENV: Keys\n\n${headings.map((heading) => heading + rule).join('\n')}`;
    expect(problems(text)).toMatchInlineSnapshot(`
      "
      spec/ENV.md:3:1: 'ENV-1: With a colon' is no heading of a rule
        3 | ### ENV-1: With a colon
          | ^^^^^^^^^^^^^^^^^^^^^^^
        Write '### ENV-1 The rule in one sentence'.
      spec/ENV.md:9:1: 'ENV-01 With a zero' is no heading of a rule
        9 | ### ENV-01 With a zero
          | ^^^^^^^^^^^^^^^^^^^^^^
        Write '### ENV-1 The rule in one sentence'.
      spec/ENV.md:15:1: 'Not deep enough' is no heading of a rule
        15 | ## Not deep enough
           | ^^^^^^^^^^^^^^^^^^
        Write '### ENV-1 The rule in one sentence'.
      spec/ENV.md:21:1: 'ENV-1 Nor this' is no heading of a rule
        21 | ## ENV-1 Nor this
           | ^^^^^^^^^^^^^^^^^
        Write '### ENV-1 The rule in one sentence'.
      spec/ENV.md:27:1: 'ENV-1 Too deep' is no heading of a rule
        27 | #### ENV-1 Too deep
           | ^^^^^^^^^^^^^^^^^^^
        Write '### ENV-1 The rule in one sentence'.
      spec/ENV.md:33:1: CHAIN-1 stands in the chapter ENV
        33 | ### CHAIN-1 Of another chapter
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        Write ENV-1, or move the rule to CHAIN.md.
      spec/ENV.md:45:1: ENV-2 is taken by 'ENV-2 Fine'
        45 | ### ENV-2 Twice
           | ^^^^^^^^^^^^^^^
        Give the newer rule the next number of the chapter that was never used.
      spec/ENV.md:57:1: ENV-2 is taken by 'ENV-2 Fine'
        57 | ### ENV-2 Three times
           | ^^^^^^^^^^^^^^^^^^^^^
        Give the newer rule the next number of the chapter that was never used.
      spec/ENV.md:63:1: ENV-3: its heading must not end with a full stop
        63 | ### ENV-3 With a full stop.
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      spec/ENV.md:69:1: 'ENV-4' is no heading of a rule
        69 | ### ENV-4
           | ^^^^^^^^^
        Write '### ENV-4 The rule in one sentence'.
      "
    `);
  });

  it('must end what it begins', () => {
    const { problems } = readChapter(`${CHAPTER}\n~~~\n### ENV-4 X\n`, 'ENV', 'spec/ENV.md');
    expect(problems.map(({ message, location: { line } }) => `${line}: ${message}`)).toEqual([
      '22: ENV-3: its text must stand before the lines on its scope',
      '31: this piece of code does not end',
    ]);
  });

  it('must say of each rule what it is worth', () => {
    const rules = [
      'Text.',
      'Scope: boto3. Shown by: `a.b`.',
      'Text.\n\nScope: all. Shown by: `a.b`.',
      'Text.\n\nScope: boto3.',
      'Text.\n\nScope: boto3. Shown by: the source.',
      'Text.\n\nScope: boto3. Shown by: `a.b`',
      'Text.\n\nScope: boto3. Shown by: `a.b`. Scope: common.',
      'Text.\n\nScope: boto3. Shown by: `a.b`.\n\nMore text.',
    ];
    const text = rules.map((rule, at) => `### ENV-${at + 1} Rule\n\n${rule}\n`).join('\n');
    expect(problems(`# ENV: Keys\n\n${text}`)).toMatchInlineSnapshot(`
      "
      spec/ENV.md:3:1: ENV-1: the scope must be 'common' or 'boto3', and is missing
        3 | ### ENV-1 Rule
          | ^^^^^^^^^^^^^^
      spec/ENV.md:3:1: ENV-1: what shows the rule must be given as 'Shown by: \`dotted.name\`.'
        3 | ### ENV-1 Rule
          | ^^^^^^^^^^^^^^
      spec/ENV.md:7:1: ENV-2: it says nothing
        7 | ### ENV-2 Rule
          | ^^^^^^^^^^^^^^
      spec/ENV.md:11:1: ENV-3: the scope must be 'common' or 'boto3', and is 'all'
        11 | ### ENV-3 Rule
           | ^^^^^^^^^^^^^^
      spec/ENV.md:17:1: ENV-4: what shows the rule must be given as 'Shown by: \`dotted.name\`.'
        17 | ### ENV-4 Rule
           | ^^^^^^^^^^^^^^
      spec/ENV.md:23:1: ENV-5: what shows the rule must be given as 'Shown by: \`dotted.name\`.'
        23 | ### ENV-5 Rule
           | ^^^^^^^^^^^^^^
      spec/ENV.md:29:1: ENV-6: 'Shown by' must end with a full stop
        29 | ### ENV-6 Rule
           | ^^^^^^^^^^^^^^
      spec/ENV.md:35:1: ENV-7: 'Scope' stands here twice
        35 | ### ENV-7 Rule
           | ^^^^^^^^^^^^^^
      spec/ENV.md:41:1: ENV-8: its text must stand before the lines on its scope
        41 | ### ENV-8 Rule
           | ^^^^^^^^^^^^^^
      "
    `);
  });
});
