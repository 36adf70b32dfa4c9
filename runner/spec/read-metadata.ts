/** Reads what a rule says of itself: its scope, what shows it, and the remarks. */
import { SCOPES, type Rule, type Scope } from '../model/spec.js';
import { listOf, quote } from '../load/quote.js';
import type { Paragraph } from './split-chapter.js';

type Metadata = Pick<Rule, 'scope' | 'shownBy' | 'documentedOtherwise' | 'notTestable'>;

const LABELS = ['Scope', 'Shown by', 'Documented otherwise', 'Not testable'] as const;
type Label = (typeof LABELS)[number];

const LABEL = new RegExp(`(?:^|(?<=[.:] ))(${LABELS.join('|')}): `, 'g');
const BEGINS_WITH_LABEL = new RegExp(`^(${LABELS.join('|')}):`);
const CODE = /^`([A-Za-z_][\w.]*)`(?: \([^)]*\))?$/;

/** Whether the paragraph is metadata and not part of the normative text. */
export function isMetadata({ text }: Paragraph): boolean {
  return BEGINS_WITH_LABEL.test(text);
}

/** The metadata in `paragraphs`, or one sentence for everything that is wrong with it. */
export function readMetadata(paragraphs: readonly Paragraph[]): Metadata | readonly string[] {
  const errors: string[] = [];
  const values = new Map<Label, string>();
  for (const [label, value] of paragraphs.flatMap(({ text }) => labelled(text))) {
    if (values.has(label)) errors.push(`${quote(label)} stands here twice`);
    values.set(label, value);
  }

  const scope = withoutStop(values.get('Scope') ?? '');
  if (!isScope(scope)) {
    const found = values.has('Scope') ? `is ${quote(scope)}` : 'is missing';
    errors.push(`the scope must be ${listOf(SCOPES, 'or')}, and ${found}`);
  }
  const shownBy = withoutStop(values.get('Shown by') ?? '').split(/, | and /);
  if (!shownBy.every((name) => CODE.test(name))) {
    errors.push("what shows the rule must be given as 'Shown by: `dotted.name`.'");
  }
  for (const [label, value] of values) {
    if (!value.endsWith('.')) errors.push(`${quote(label)} must end with a full stop`);
  }
  if (errors.length > 0 || !isScope(scope)) return errors;

  const documentedOtherwise = values.get('Documented otherwise');
  const notTestable = values.get('Not testable');
  return {
    scope,
    shownBy: shownBy.map((name) => CODE.exec(name)![1]!),
    ...(documentedOtherwise === undefined ? {} : { documentedOtherwise }),
    ...(notTestable === undefined ? {} : { notTestable }),
  };
}

function labelled(paragraph: string): [Label, string][] {
  const text = paragraph.replace(/\s+/g, ' ').trim();
  const [, ...parts] = text.split(LABEL);
  const found: [Label, string][] = [];
  for (let at = 0; at < parts.length; at += 2) {
    found.push([parts[at] as Label, parts[at + 1]!.trim()]);
  }
  return found;
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

function isScope(word: string): word is Scope {
  return (SCOPES as readonly string[]).includes(word);
}
