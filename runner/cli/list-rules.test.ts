import { describe, expect, it } from 'vitest';
import { caseOf } from '../judge/testing/builders.js';
import type { Chapter, Rule, Spec } from '../model/spec.js';
import { formatRules, listRules } from './list-rules.js';

const location = { file: 'spec/X.md', line: 1, column: 1 };

function rule(id: string, rest: Partial<Rule> = {}): Rule {
  const chapter = id.replace(/-\d+$/, '');
  const shownBy = ['a.b'];
  return {
    id,
    title: `Title of ${id}`,
    text: 'Text.',
    scope: 'common',
    shownBy,
    chapter,
    location,
    ...rest,
  };
}

function chapter(id: string, ...rules: Rule[]): Chapter {
  return { id, title: `About ${id}`, introduction: '', rules, location };
}

const chapters = [
  chapter('ENV', rule('ENV-1'), rule('ENV-2', { scope: 'boto3' })),
  chapter('IMDS', rule('IMDS-1', { notTestable: 'It is a matter of taste.' })),
];
const spec: Spec = {
  chapters,
  rules: new Map(chapters.flatMap(({ rules }) => rules.map((each) => [each.id, each]))),
};
const cases = [
  caseOf({ none: true }, { id: 'first', rules: ['ENV-1'] }),
  caseOf({ none: true }, { id: 'second', rules: ['IMDS-9', 'ENV-1'] }),
];

describe('listRules', () => {
  const idsFor = (...words: string[]) => listRules(spec, cases, words).rules.map(({ id }) => id);

  it('takes all rules, those of a chapter, or single ones, in the order of the spec', () => {
    expect(idsFor()).toEqual(['ENV-1', 'ENV-2', 'IMDS-1']);
    expect(idsFor('IMDS', 'ENV-2')).toEqual(['ENV-2', 'IMDS-1']);
  });

  it('gives each rule the cases that cite it', () => {
    const [first, second] = listRules(spec, cases, []).rules;
    expect(first?.cases.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(second?.cases).toEqual([]);
  });

  it('refuses a name that is neither rule nor chapter', () => {
    expect(() => idsFor('ENW')).toThrow(`no rule or chapter is called 'ENW'\nDid you mean 'ENV'?`);
    expect(() => idsFor('WHATEVER')).toThrow('The chapters are ENV, IMDS.');
  });
});

describe('formatRules', () => {
  it('marks a testable rule that no case shows', () => {
    expect(formatRules(listRules(spec, cases, []), false)).toMatchInlineSnapshot(`
      "ENV: About ENV

      ENV-1 Title of ENV-1 (common)
          first
          second

      ENV-2 Title of ENV-2 (boto3)
        ! no case shows it

      IMDS: About IMDS

      IMDS-1 Title of IMDS-1 (common)
          not testable: It is a matter of taste.

      3 rules: 1 shown by cases, 1 not testable, 1 without a case
      "
    `);
  });
});
