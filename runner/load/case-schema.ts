/** Holds data against the schema of case files: quickly if the build has compiled it, else by Ajv. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Node } from 'yaml';
import type { Problem } from '../model/problem.js';
import { PACKAGE_ROOT } from '../package.js';
import type { Schema } from './schema-errors.js';
import type { SourceText } from './source-text.js';

let loaded: Promise<CaseSchema> | undefined;

interface CaseSchema {
  readonly schema: Schema;
  /** Whether data is valid; undefined where the build has compiled no validator for this schema. */
  readonly fits: ((data: unknown) => boolean) | undefined;
}

/** What is wrong with `data`, read from the node `root`, by the schema; empty if it is a case file. */
export async function caseSchemaProblems(
  data: unknown,
  root: Node,
  source: SourceText,
): Promise<Problem[]> {
  const { schema, fits } = await (loaded ??= loadCaseSchema());
  if (fits?.(data)) return [];
  // Ajv is large, and most files are right.
  const { explainSchema } = await import('./explain-schema.js');
  const problems = explainSchema(schema, data, root, source);
  if (fits && problems.length === 0) {
    throw new Error(`${source.file}: refused by the compiled schema and by nothing else`);
  }
  return problems;
}

async function loadCaseSchema(): Promise<CaseSchema> {
  const text = readFileSync(join(PACKAGE_ROOT, 'spec', 'schema', 'case.schema.json'), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const path = join(PACKAGE_ROOT, 'dist', 'schema', `case-${hash}.js`);
  const schema = JSON.parse(text) as Schema;
  if (!existsSync(path)) return { schema, fits: undefined };
  const compiled = (await import(pathToFileURL(path).href)) as {
    validate: (data: unknown) => boolean;
  };
  return { schema, fits: compiled.validate };
}
