/** From the text of a case file to its cases: YAML, schema, checks, overlay; problems, not exceptions. */
import type { Node } from 'yaml';
import type { Case } from '../model/case.js';
import type { CaseFile } from '../model/case-file.generated.js';
import type { Problem } from '../model/problem.js';
import { caseSchemaProblems } from './case-schema.js';
import type { Check, CheckError } from './checks/check.js';
import { base64 } from './checks/base64.js';
import { files } from './checks/files.js';
import { nulls } from './checks/nulls.js';
import { patterns } from './checks/patterns.js';
import { placeholders } from './checks/placeholders.js';
import { steps } from './checks/steps.js';
import { times } from './checks/times.js';
import { findSpan, type DataPath } from './find-node.js';
import { layCase } from './lay-case.js';
import { MAX_PROBLEMS } from './limits.js';
import { readYaml } from './read-yaml.js';
import { SourceText, type Span } from './source-text.js';

/** A case file that was read; one with problems has no cases. */
export interface LoadedFile {
  /** What its cases are about; absent where the file has problems. */
  readonly title?: string;
  readonly cases: readonly Case[];
  /** What stands in the file, before any overlay; absent where the file has problems. */
  readonly content?: CaseFile;
  readonly problems: readonly Problem[];
  readonly source: SourceText;
  /** The place of what stands at `path` in the file. */
  readonly place: (path: DataPath, part?: 'key' | 'value') => Span;
}

const CHECKS: readonly Check[] = [nulls, files, base64, times, placeholders, patterns, steps];

/** Reads the case file with the content `text`; `file` is its path as people are to see it. */
export async function parseCaseFile(text: string, file: string): Promise<LoadedFile> {
  const source = new SourceText(file, text);
  const { root, data, problems } = readYaml(source);
  const place = (path: DataPath, part?: 'key' | 'value') =>
    root === undefined ? { start: 0, end: 0 } : findSpan(root, path, part);
  const refuse = (found: readonly Problem[]) => ({
    cases: [],
    problems: cut(found),
    source,
    place,
  });

  if (root === undefined || data === undefined) return refuse(problems);
  const misfits = await caseSchemaProblems(data, root, source);
  if (misfits.length > 0) return refuse([...problems, ...misfits]);
  const caseFile = data as unknown as CaseFile;
  const errors = CHECKS.flatMap((check) => [...check(caseFile)]);
  const found = errors.map((error) => problemOf(error, root, source));
  if (problems.length + found.length > 0) return refuse([...problems, ...found]);

  const cases = caseFile.cases.map((entry, index) =>
    layCase(caseFile.given, entry, source.locate(place(['cases', index]).start)),
  );
  return { title: caseFile.title, cases, content: caseFile, problems, source, place };
}

function problemOf(error: CheckError, root: Node, source: SourceText): Problem {
  const { path, part, piece, message, suggestion } = error;
  const span = findSpan(root, path, part);
  const meant = (piece && findPiece(source.text, span, piece)) ?? span;
  return source.problem(meant, message, suggestion);
}

/** Undefined where the text is written with escapes, so that the piece does not stand in the file. */
function findPiece(
  text: string,
  span: Span,
  { text: piece, occurrence }: NonNullable<CheckError['piece']>,
): Span | undefined {
  let at = span.start - 1;
  for (let count = 0; count <= occurrence; count++) {
    at = text.indexOf(piece, at + 1);
    if (at < 0 || at >= span.end) return undefined;
  }
  return { start: at, end: at + piece.length };
}

/** In the order of the text, and no more than anybody reads. */
function cut(found: readonly Problem[]): readonly Problem[] {
  const problems = found.toSorted(
    ({ location: a }, { location: b }) => a.line - b.line || a.column - b.column,
  );
  const next = problems[MAX_PROBLEMS];
  if (next === undefined) return problems;
  const rest = problems.length - MAX_PROBLEMS;
  const last = { message: `and ${rest} more`, location: next.location };
  return [...problems.slice(0, MAX_PROBLEMS), last];
}
