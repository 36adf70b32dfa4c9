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
  const taken = new Map<number, Block>();
  for (const block of rest) {
    const isSection = block.level === 2 && !block.paragraphs.some(isMetadata);
    if (isSection && !RULE_HEADING.test(block.heading)) continue;
    const read = readHeading(block, id, taken);
    if ('message' in read) {
      refuse(block, read.message, read.suggestion);
      continue;
    }
    taken.set(read.number, block);
    const rule = readRule(block, read, id);
    if ('errors' in rule) for (const error of rule.errors) refuse(block, `${rule.id}: ${error}`);
    else rules.push({ ...rule, location: source.locate(block.headingSpan.start) });
  }
  if (rest.every(({ level }) => level !== 3)) refuse(first ?? before!, 'the chapter has no rules');

  if (openFence !== undefined) {
    problems.push(source.problem(openFence, 'this piece of code does not end'));
  }
  const introduction = textOf(first?.paragraphs ?? []);
  const location = source.locate(first?.headingSpan.start ?? 0);
  return { chapter: { id, title, introduction, rules, location }, problems };
}

interface RuleHeading {
  readonly number: number;
  readonly title: string;
}

interface Refusal {
  readonly message: string;
  readonly suggestion: string;
}

/** Numbers need not ascend: a rule that joins later stands where it belongs, with the next number. */
function readHeading(
  { level, heading }: Block,
  chapter: string,
  taken: ReadonlyMap<number, Block>,
): RuleHeading | Refusal {
  const next = Math.max(0, ...taken.keys()) + 1;
  const [, prefix, digits, title] = RULE_HEADING.exec(heading) ?? [];
  if (level !== 3 || prefix === undefined || title === undefined) {
    const suggestion = `Write '### ${chapter}-${next} The rule in one sentence'.`;
    return { message: `${quote(heading)} is no heading of a rule`, suggestion };
  }
  if (prefix !== chapter) {
    const suggestion = `Write ${chapter}-${digits}, or move the rule to ${prefix}.md.`;
    return { message: `${prefix}-${digits} stands in the chapter ${chapter}`, suggestion };
  }
  const number = Number(digits);
  const earlier = taken.get(number);
  if (earlier !== undefined) {
    const suggestion = 'Give the newer rule the next number of the chapter that was never used.';
    return { message: `${chapter}-${digits} is taken by '${earlier.heading}'`, suggestion };
  }
  return { number, title };
}

function readRule(
  { paragraphs }: Block,
  { number, title }: RuleHeading,
  chapter: string,
): Omit<Rule, 'location'> | { readonly id: string; readonly errors: readonly string[] } {
  const id = `${chapter}-${number}`;
  const first = paragraphs.findIndex(isMetadata);
  const end = first < 0 ? paragraphs.length : first;
  const [text, metadata] = [paragraphs.slice(0, end), paragraphs.slice(end)];

  const read = readMetadata(metadata);
  const errors = 'scope' in read ? [] : [...read];
  if (text.length === 0) errors.push('it says nothing');
  if (metadata.some((paragraph) => !isMetadata(paragraph))) {
    errors.push('its text must stand before the lines on its scope');
  }
  if (title.endsWith('.')) errors.push('its heading must not end with a full stop');
  if (errors.length > 0 || !('scope' in read)) return { id, errors };
  return { id, title, text: textOf(text), ...read, chapter };
}

function textOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => text).join('\n\n');
}
