/** Reads YAML of unknown origin into plain data, with limits, and collects all that is wrong with it. */
import { Composer, type CST, type Document, type Node, Lexer, Parser } from 'yaml';
import type { Problem } from '../model/problem.js';
import { MAX_DEPTH, MAX_LEXEMES } from './limits.js';
import { toData, type Data } from './to-data.js';
import type { SourceText } from './source-text.js';

export interface YamlFile {
  readonly source: SourceText;
  /** Undefined where the problems leave nothing that could be judged further. */
  readonly data?: Data;
  /** The node that `data` was made of, for the places in the text. */
  readonly root?: Node;
  readonly problems: readonly Problem[];
}

export function readYaml(source: SourceText): YamlFile {
  const tokens = parseWithLimits(source);
  if (!Array.isArray(tokens)) return { source, problems: [tokens] };

  const composer = new Composer({ uniqueKeys: false, keepSourceTokens: false, logLevel: 'silent' });
  const [document, another] = composer.compose(tokens, true, source.text.length);
  const problems = [...syntaxProblems(source, document!), ...directives(source, tokens)];
  if (another !== undefined) {
    const start = another.range[0];
    problems.push(
      source.problem(
        { start, end: start + 3 },
        'a case file holds one document, and here a second one begins',
        "Move it into a file of its own, or remove the line '---'.",
      ),
    );
  }
  const root = document!.contents;
  if (problems.length > 0 || root === null) {
    if (problems.length === 0)
      problems.push(source.problem({ start: 0, end: 0 }, 'the file is empty'));
    return { source, problems };
  }
  const { data, problems: found } = toData(root, source);
  return data === undefined
    ? { source, root, problems: found }
    : { source, root, data, problems: found };
}

/** Composing recurses, so the depth has to be known before. */
function parseWithLimits(source: SourceText): CST.Token[] | Problem {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    const place = { start: parser.offset, end: parser.offset };
    if (parser.stack.length > MAX_DEPTH) {
      return source.problem(place, `nested deeper than ${MAX_DEPTH} levels`);
    }
    if (++lexemes > MAX_LEXEMES) {
      const suggestion = 'Split the file by topic into several files.';
      return source.problem(place, `more than ${MAX_LEXEMES} words and marks of YAML`, suggestion);
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function syntaxProblems(source: SourceText, document: Document): Problem[] {
  return document.errors.map(({ pos: [start, end], message, code }) =>
    source.problem({ start, end }, sentence(message), SUGGESTIONS[code]),
  );
}

/** They come with a final stop or without one, and some with a capital. */
function sentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}

const SUGGESTIONS: Partial<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_SCALAR_START: 'Put the text into quotes.',
  BLOCK_AS_IMPLICIT_KEY: "A text that has ': ' in it needs quotes.",
  MULTILINE_IMPLICIT_KEY: "Look for a missing ':' or a missing closing quote.",
  MISSING_CHAR: 'Look for a missing closing quote or bracket.',
};

/** `%YAML 1.1` would change what `yes` and `010` are. */
function directives(source: SourceText, tokens: readonly CST.Token[]): Problem[] {
  return tokens
    .filter((token) => token.type === 'directive')
    .map(({ offset, source: { length } }) =>
      source.problem({ start: offset, end: offset + length }, 'a case file has no directives'),
    );
}
