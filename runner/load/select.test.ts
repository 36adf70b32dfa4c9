import { describe, expect, it } from 'vitest';
import type { Case } from '../model/case.js';
import type { Rule, Spec } from '../model/spec.js';
import { scopeOf, selectCases, type Selection } from './select.js';

const location = { file: 'x', line: 1, column: 1 };

function caseOf(id: string, title: string, ...rules: string[]): Case {
  const given = { params: {}, env: {}, files: {} };
  return { id, title, rules, operation: 'resolve', given, expect: { none: true }, location };
}

function ruleOf(id: string, scope: Rule['scope'], notTestable?: string): Rule {
  const chapter = id.replace(/-.*/, '');
  const rule = { id, scope, chapter, title: 'R', text: 'T.', shownBy: ['a.b'], location };
  return notTestable === undefined ? rule : { ...rule, notTestable };
}

const RULES = [
  ruleOf('ENV-1', 'common'),
  ruleOf('ENV-2', 'boto3'),
  ruleOf('ENV-11', 'boto3'),
  ruleOf('ENV-12', 'boto3', 'nobody sees it.'),
  ruleOf('SSO-1', 'common'),
];
const SPEC: Spec = {
  chapters: ['ENV', 'SSO'].map((id) => {
    const rules = RULES.filter(({ chapter }) => chapter === id);
    return { id, title: id, introduction: '', rules, location };
  }),
  rules: new Map(RULES.map((rule) => [rule.id, rule])),
};
const CASES = [
  caseOf('env-keys', 'Keys in the environment', 'ENV-1'),
  caseOf('env-token', 'A token', 'ENV-1', 'ENV-2'),
  caseOf('env-account', 'An account', 'ENV-11'),
];

function select(selection: Selection): string[] {
  return selectCases(CASES, () => SPEC, selection).map(({ id }) => id);
}

function refusal(selection: Selection): string {
  try {
    select(selection);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was wrong');
}

describe('selecting cases', () => {
  it('takes all where nothing is asked for, and needs no spec for it', () => {
    const unread = () => {
      throw new Error('read');
    };
    expect(selectCases(CASES, unread, {})).toEqual(CASES);
    expect(selectCases(CASES, unread, { ids: ['env-keys'], grep: /k/ })).toEqual([CASES[0]]);
  });

  it.each<[Selection, string[]]>([
    [{ ids: ['env-token', 'env-keys'] }, ['env-keys', 'env-token']],
    [{ rules: ['ENV-1'] }, ['env-keys', 'env-token']],
    [{ rules: ['ENV-2', 'ENV-11'] }, ['env-token', 'env-account']],
    [{ rules: ['ENV'] }, ['env-keys', 'env-token', 'env-account']],
    [{ grep: /token/ }, ['env-token']],
    [{ grep: /^An? /g }, ['env-token', 'env-account']],
    [{ scope: 'common' }, ['env-keys']],
    [{ scope: 'boto3' }, ['env-token', 'env-account']],
    [{ rules: ['ENV-1'], scope: 'boto3' }, ['env-token']],
    [{ ids: ['env-keys'], grep: /token/ }, []],
  ])('takes by %j those that fit it', (selection, expected) => {
    expect(select(selection)).toEqual(expected);
  });

  it('tells of an id that no case has', () => {
    expect(refusal({ ids: ['env-keys', 'env-tokens'] })).toMatchInlineSnapshot(`
      "no case has the id 'env-tokens'
      Did you mean 'env-token'?"
    `);
    expect(refusal({ ids: ['something-else'] })).toContain("'credchain rules' lists");
  });

  it('tells of a rule or chapter that is unknown, or that no case shows', () => {
    expect(refusal({ rules: ['env-1'] })).toMatchInlineSnapshot(`
      "no rule or chapter is called 'env-1'
      Did you mean 'ENV-1'?"
    `);
    expect(refusal({ rules: ['SS'] })).toMatchInlineSnapshot(`
      "no rule or chapter is called 'SS'
      Did you mean 'SSO'?"
    `);
    expect(refusal({ rules: ['CONTAINER'] })).toContain('The chapters are ENV, SSO.');
    expect(refusal({ rules: ['SSO'] })).toBe('no case shows SSO');
    expect(refusal({ rules: ['ENV-12'] })).toBe(
      'no case shows ENV-12\nIt is not testable: nobody sees it.',
    );
  });
});

describe('the scope of a case', () => {
  it('is common only if all of its rules are', () => {
    expect(CASES.map((each) => scopeOf(each, SPEC))).toEqual(['common', 'boto3', 'boto3']);
    expect(scopeOf({ rules: ['UNKNOWN-1'] }, SPEC)).toBe('boto3');
  });
});
