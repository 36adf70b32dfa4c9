/** Reads a divergences file: text, YAML, schema, and what a schema cannot say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaObject } from 'ajv';
import { isCollection, type Node } from 'yaml';
import { explainSchema } from '../load/explain-schema.js';
import { findNode, findSpan, type DataPath } from '../load/find-node.js';
import { formatProblem } from '../load/format-problem.js';
import { readYaml } from '../load/read-yaml.js';
import { SourceText } from '../load/source-text.js';
import type { DivergenceFile } from '../model/divergence-file.generated.js';
import type { Problem } from '../model/problem.js';
import { UserError } from '../model/user-error.js';
import { PACKAGE_ROOT } from '../package.js';
import { Divergences, type Cause } from './divergences.js';

/**
 * The divergences in `text`; `file` is its path as people are to see it. Throws a {@link UserError}
 * with all that is wrong, each with its place.
 */
export function parseDivergences(text: string, file: string): Divergences {
  const source = new SourceText(file, text);
  const { root, data, problems } = readYaml(source);
  if (root === undefined || data === undefined) throw refusal(problems);
  const found = [...problems, ...explainSchema(schema(), data, root, source)];
  if (found.length > 0) throw refusal(found);

  const { divergences } = data as unknown as DivergenceFile;
  const place = (path: DataPath) => source.locate(findSpan(root, path, 'key').start);
  const causes = divergences.map((entry, i): Cause => {
    const cases = Object.entries(entry.cases).map(([id, observed]) => {
      return { id, observed, location: place(['divergences', i, 'cases', id]) };
    });
    return { ...entry, cases, location: place(['divergences', i]) };
  });
  const further = [...inlineCases(divergences, root, source), ...repeated(causes, root, source)];
  if (further.length > 0) throw refusal(further);
  return new Divergences(causes);
}

/** `--record` changes whole lines, and a person moves a case to its cause by moving its line. */
function inlineCases(
  divergences: DivergenceFile['divergences'],
  root: Node,
  source: SourceText,
): Problem[] {
  return [['divergences'], ...divergences.flatMap((_, i) => pathsOf(i))].flatMap((path) => {
    const node = findNode(root, path);
    if (!isCollection(node) || node.flow !== true || node.items.length === 0) return [];
    const message = 'only what was observed may stand in braces or brackets';
    const suggestion = 'Write each entry, each of its keys and each case on its own line.';
    return [source.problem(findSpan(root, path), message, suggestion)];
  });
}

function pathsOf(index: number): DataPath[] {
  return [
    ['divergences', index],
    ['divergences', index, 'cases'],
  ];
}

function repeated(causes: readonly Cause[], root: Node, source: SourceText): Problem[] {
  const first = new Map<string, number>();
  return causes.flatMap(({ cases }, i) =>
    cases.flatMap(({ id, location }) => {
      const line = first.get(id);
      first.set(id, line ?? location.line);
      if (line === undefined) return [];
      const span = findSpan(root, ['divergences', i, 'cases', id], 'key');
      const message = `'${id}' is recorded twice, for the first time in line ${line}`;
      return [source.problem(span, message, 'Keep one of the two.')];
    }),
  );
}

function schema(): SchemaObject {
  const path = join(PACKAGE_ROOT, 'spec', 'schema', 'divergences.schema.json');
  return JSON.parse(readFileSync(path, 'utf8')) as SchemaObject;
}

function refusal(problems: readonly Problem[]): UserError {
  return new UserError(problems.map(formatProblem).join('\n'));
}
