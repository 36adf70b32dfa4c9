/** Reads one chapter: the Markdown that people write to rules as data. */
import type { Problem } from '../model/problem.js';
import type { Chapter, Rule } from '../model/spec.js';
import { quote } from '../load/quote.js';
import { SourceText } from '../load/source-text.js';
import { isMetadata, readMetadata } from './read-metadata.js';
import { splitChapter, type Block, type Paragraph } from './split-chapter.js';

const CHAPTER_HEADING = /^([A-Z][A-Z0-9]*): (\S.*)$/;
const RULE_HEADING = /^([A-Z][A-Z0-9]*)-([1-9]\d*) (\S.*)$/;

/** A chapter as far as it could be read, and all that is wrong with it. */
export interface ReadChapter {
  readonly chapter: Chapter;
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of the chapter `id`; `file` is its path as people are to see it. The grammar is
 * stated in spec/README.md. A rule with problems is left out.
 */
export function readChapter(markdown: string, id: string, file: string): ReadChapter {
  const source = new SourceText(file, markdown);
  const problems: Problem[] = [];
  const refuse = ({ headingSpan }: Block, message: string, suggestion?: string) => {
    problems.push(source.problem(headingSpan, message, suggestion));
  };

  const { blocks, openFence } = splitChapter(markdown);
  const [before, first, ...rest] = blocks;
  const [, found, title = ''] = CHAPTER_HEADING.exec(first?.heading ?? '') ?? [];
  if (first?.level !== 1 || found !== id || before!.paragraphs.length > 0) {
    refuse(first ?? before!, `a chapter begins with its heading '# ${id}: Title'`);
  }
  const rules: Rule[] = [];
  let last = 0;
  for (const block of rest) {
    const isSection = block.level === 2 && !block.paragraphs.some(isMetadata);
    if (isSection && !RULE_HEADING.test(block.heading)) continue;
    const number = readNumber(block, id, last, refuse);
    if (number === undefined) continue;
    last = number.value;
    const rule = readRule(block, number.title, { id, number: last, source, refuse });
    if (rule !== undefined) rules.push(rule);
  }
  if (rest.every(({ level }) => level !== 3)) refuse(first ?? before!, 'the chapter has no rules');

  if (openFence !== undefined) {
    problems.push(source.problem(openFence, 'this piece of code does not end'));
  }
  const introduction = textOf(first?.paragraphs ?? []);
  const location = source.locate(first?.headingSpan.start ?? 0);
  return { chapter: { id, title, introduction, rules, location }, problems };
}

type Refuse = (block: Block, message: string, suggestion?: string) => void;

function readNumber(block: Block, chapter: string, last: number, refuse: Refuse) {
  const [, prefix, digits, title] = RULE_HEADING.exec(block.heading) ?? [];
  if (block.level !== 3 || prefix === undefined || title === undefined) {
    const form = `'### ${chapter}-${last + 1} The rule in one sentence'`;
    refuse(block, `${quote(block.heading)} is no heading of a rule`, `Write ${form}.`);
    return undefined;
  }
  const value = Number(digits);
  if (prefix !== chapter) {
    const suggestion = `Write ${chapter}-${digits}, or move the rule to ${prefix}.md.`;
    refuse(block, `${prefix}-${digits} stands in the chapter ${chapter}`, suggestion);
    return undefined;
  }
  if (value <= last) {
    const suggestion = `The next free number is ${last + 1}; numbers are never used again.`;
    refuse(block, `${prefix}-${digits} comes after ${prefix}-${last}`, suggestion);
    return undefined;
  }
  return { value, title };
}

interface RuleContext {
  readonly id: string;
  readonly number: number;
  readonly source: SourceText;
  readonly refuse: Refuse;
}

function readRule(block: Block, title: string, context: RuleContext): Rule | undefined {
  const { id: chapter, number, source, refuse } = context;
  const id = `${chapter}-${number}`;
  const first = block.paragraphs.findIndex(isMetadata);
  const end = first < 0 ? block.paragraphs.length : first;
  const [text, metadata] = [block.paragraphs.slice(0, end), block.paragraphs.slice(end)];

  const read = readMetadata(metadata);
  const errors = 'scope' in read ? [] : [...read];
  if (text.length === 0) errors.push('it says nothing');
  if (metadata.some((paragraph) => !isMetadata(paragraph))) {
    errors.push('its text must stand before the lines on its scope');
  }
  if (title.endsWith('.')) errors.push('its heading must not end with a full stop');
  for (const error of errors) refuse(block, `${id}: ${error}`);
  if (errors.length > 0 || !('scope' in read)) return undefined;

  const location = source.locate(block.headingSpan.start);
  return { id, title, text: textOf(text), ...read, chapter, location };
}

function textOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => text).join('\n\n');
}
