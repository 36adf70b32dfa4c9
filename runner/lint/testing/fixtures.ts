/** For each check a suite that is sound but for one thing, and what the check says of it. */
import { ERROR_CODES } from '../../../reference/index.js';

export interface Fixture {
  /** Files of the suite that are not as in {@link SOUND}. */
  readonly files: Readonly<Record<string, string>>;
  /** Case to the rules that the reference follows for it, where they are not those that it cites. */
  readonly follows?: Readonly<Record<string, readonly string[]>>;
  /** Place and message of each finding. */
  readonly findings: readonly string[];
}

function caseFile(...cases: string[]): string {
  return `title: T\ncases:\n${cases.map((each) => `  - ${each}\n`).join('')}`;
}

function testCase(id: string, ...rules: string[]): string {
  return `{ id: ${id}, title: T, rules: [${rules.join(', ')}], expect: { none: true } }`;
}

function chapter(id: string, ...rules: string[]): string {
  return `# ${id}: T\n\n${rules.map((rule) => `### ${id}-${rule}\n`).join('\n')}`;
}

function errorCodes(rows: readonly string[]): string {
  return `| Code | Exceptions | Meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

const COMMON = '1 T\n\nText.\n\nScope: common. Shown by: `a.b`.\n';
const BOTO3 = '2 T\n\nText.\n\nScope: boto3. Shown by: `a.b`.\n';
const ROWS = ERROR_CODES.map((code) => `| \`${code}\` | \`E\` | What it means. |`);

/** A suite in which no check finds anything. */
export const SOUND: Readonly<Record<string, string>> = {
  'cases/one.yaml': caseFile(testCase('one', 'ENV-1')),
  'cases/two.yaml': caseFile(testCase('two', 'ENV-1', 'ENV-2')),
  'spec/ENV.md': chapter('ENV', COMMON, BOTO3),
  'spec/error-codes.md': errorCodes(ROWS),
};

export const FIXTURES: Readonly<Record<string, Fixture>> = {
  'case-file': {
    files: { 'cases/three.yaml': 'titel: T\n' },
    findings: [
      "cases/three.yaml:1:1: 'title' is missing",
      "cases/three.yaml:1:1: 'cases' is missing",
      "cases/three.yaml:1:1: 'titel' is not known",
    ],
  },
  'chapter-grammar': {
    files: { 'spec/ENV.md': chapter('ENV', COMMON, BOTO3, '3 T\n\nText.\n\nScope: common.\n') },
    findings: [
      "spec/ENV.md:17:1: ENV-3: what shows the rule must be given as 'Shown by: `dotted.name`.'",
    ],
  },
  'unique-id': {
    files: { 'cases/three.yaml': caseFile(testCase('three', 'ENV-1'), testCase('one', 'ENV-1')) },
    findings: ["cases/three.yaml:4:11: the id 'one' is taken: a case at cases/one.yaml:3 has it"],
  },
  'plain-id': {
    files: { 'cases/three.yaml': caseFile(testCase('"thr\\x65e"', 'ENV-1')) },
    findings: ['cases/three.yaml:3:11: the id is not written as it is: three'],
  },
  'known-rule': {
    files: { 'cases/three.yaml': caseFile(testCase('three', 'ENV-1', 'EMV-2')) },
    follows: { three: ['ENV-1'] },
    findings: ['cases/three.yaml:3:43: no chapter states EMV-2'],
  },
  'testable-rule': {
    files: {
      'cases/three.yaml': caseFile(testCase('three', 'ENV-3')),
      'spec/ENV.md': chapter(
        'ENV',
        COMMON,
        BOTO3,
        BOTO3.replace('2 T', '3 T').replace(/\n$/, ' Not testable: nobody can see it.\n'),
      ),
    },
    findings: ['cases/three.yaml:3:36: ENV-3 is not testable: nobody can see it.'],
  },
  'driven-rule': {
    files: {},
    follows: { two: ['ENV-2'] },
    findings: ['cases/two.yaml:3:34: the reference does not follow ENV-1 here'],
  },
  'stated-rule': {
    files: {},
    follows: { one: ['ENV-1', 'ENV-4'], two: ['ENV-1', 'ENV-2', 'ENV-4'] },
    findings: ['cases/one.yaml:3:11: the reference follows ENV-4 here, which no chapter states'],
  },
  'shown-rule': {
    files: { 'cases/two.yaml': caseFile(testCase('two', 'ENV-1')) },
    findings: ['spec/ENV.md:10:1: no case shows ENV-2'],
  },
  'common-case': {
    files: { 'cases/one.yaml': caseFile(testCase('one', 'ENV-1', 'ENV-2')) },
    findings: [
      'spec/ENV.md:3:1: ENV-1 is common, and every case that shows it needs a rule of boto3 as well',
    ],
  },
  'error-codes': {
    files: {
      'spec/error-codes.md': errorCodes([
        ...ROWS.slice(1),
        ROWS[1]!,
        '| `profile-not-fond` | `E` | What it means. |',
      ]),
    },
    findings: [
      `spec/error-codes.md:${ROWS.length + 2}:1: '${ERROR_CODES[1]}' stands here twice`,
      `spec/error-codes.md:${ROWS.length + 3}:1: 'profile-not-fond' is no error code`,
      `spec/error-codes.md:1:1: not explained: ${ERROR_CODES[0]}`,
    ],
  },
};
