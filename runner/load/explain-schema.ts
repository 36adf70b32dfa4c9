/** Says what is wrong with a document by its schema: every error with its place and what to try. */
import type { Node } from 'yaml';
import type { Problem } from '../model/problem.js';
import { didYouMean } from '../model/nearest.js';
import { describeNode, placeName, quotedInstead, typeNames } from './describe.js';
import { findSpan, type DataPath } from './find-node.js';
import { listOf, quote } from './quote.js';
import { isRequiredOnly, schemaErrors, type Schema, type SchemaError } from './schema-errors.js';
import type { SourceText } from './source-text.js';

/** The problems of `data`, which was read from the node `root` of `source`; empty if it is valid. */
export function explainSchema(
  schema: Schema,
  data: unknown,
  root: Node,
  source: SourceText,
): Problem[] {
  return schemaErrors(schema, data).map((error) => {
    const { path = error.path, part, message, suggestion } = explain(error, root, schema);
    return source.problem(findSpan(root, path, part), message, suggestion);
  });
}

interface Explanation {
  readonly message: string;
  readonly suggestion?: string | undefined;
  /** Where it is another place than that of the error. */
  readonly path?: DataPath;
  readonly part?: 'key' | 'value';
}

function explain(error: SchemaError, root: Node, whole: Schema): Explanation {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error);
    case 'required':
      return missingKey(error);
    case 'dependencies':
    case 'dependentRequired':
      return missingCompanion(error);
    case 'oneOf':
    case 'anyOf':
      return noAlternative(error, root, whole);
    case 'type':
      return expected(typeNames(error.parentSchema!, whole), error.path, root);
    case 'const':
      return expected([String(error.schema)], error.path, root);
    case 'enum':
      return unknownWord(error, root);
    case 'pattern':
      return refused(error, root);
    case 'uniqueItems':
      return repeated(error, root);
    case 'not':
      return wrongCompanion(error);
    case 'minimum':
    case 'maximum':
      return outOfRange(error);
    default:
      return outOfBounds(error);
  }
}

function unknownKey({ params, parentSchema, path }: SchemaError): Explanation {
  const key = (params as { additionalProperty: string }).additionalProperty;
  const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
  return {
    path: [...path, key],
    part: 'key',
    message: `${quote(key)} is not known${within(path)}`,
    suggestion: didYouMean(key, known, `Known: ${known.join(', ')}.`),
  };
}

function missingKey({ params, path }: SchemaError): Explanation {
  const key = (params as { missingProperty: string }).missingProperty;
  return { part: 'key', message: `${quote(key)} is missing${within(path)}` };
}

function missingCompanion({ params, path }: SchemaError): Explanation {
  const { property, missingProperty } = params as { property: string; missingProperty: string };
  return {
    path: [...path, property],
    part: 'key',
    message: `${quote(property)} can stand only beside ${quote(missingProperty)}`,
  };
}

/** Said by a dependency: beside one key, others must not stand. */
function wrongCompanion({ schemaPath, schema, data, path }: SchemaError): Explanation {
  const property = schemaPath.split('/').at(-2)!;
  const { anyOf = [schema] } = schema as { anyOf?: readonly Schema[] };
  const others = anyOf.flatMap((option) => (option as Schema)['required'] as string[]);
  const given = others.filter((key) => Object.hasOwn(data as object, key));
  return {
    path: [...path, given[0] ?? property],
    part: 'key',
    message: `${quote(property)} cannot stand beside ${listOf(given)}`,
  };
}

function outOfRange({ keyword, params, path }: SchemaError): Explanation {
  const { limit } = params as { limit: number };
  const bound = keyword === 'minimum' ? 'least' : 'most';
  return { message: `${placeName(path)} must be at ${bound} ${limit}` };
}

function noAlternative(error: SchemaError, root: Node, whole: Schema): Explanation {
  const options = error.schema as Schema[];
  if (!options.every(isRequiredOnly)) {
    const types = options.flatMap((option) => typeNames(option, whole));
    return expected([...new Set(types)], error.path, root);
  }
  const keys = options.flatMap((option) => option['required'] as string[]);
  const given = keys.filter((key) => Object.hasOwn(error.data as object, key));
  const has = given.length === 0 ? 'none of them' : listOf(given);
  const count = error.keyword === 'oneOf' ? 'exactly one' : 'at least one';
  const place = placeName(error.path);
  return { part: 'key', message: `${place} needs ${count} of ${listOf(keys)}, and has ${has}` };
}

function expected(types: readonly string[], path: DataPath, root: Node): Explanation {
  const message = `${placeName(path)} must be ${types.join(' or ')}, and is ${describeNode(root, path)}`;
  return types.includes('a text')
    ? { message, suggestion: quotedInstead(root, path) }
    : { message };
}

function unknownWord({ data, schema, path }: SchemaError, root: Node): Explanation {
  const words = (schema as unknown[]).map(String);
  return {
    message: `${describeNode(root, path)} is not known as ${placeName(path)}`,
    suggestion: didYouMean(String(data), words, `Known: ${words.join(', ')}.`),
  };
}

/** A schema says with `patternErrorMessage` what its pattern means; editors show that, too. */
function refused(error: SchemaError, root: Node): Explanation {
  const { parentSchema, propertyName, path, schema } = error;
  const meaning = parentSchema?.['patternErrorMessage'] as string | undefined;
  const suggestion = meaning ?? `It must match ${String(schema)}`;
  if (propertyName !== undefined) {
    const place = within(path.slice(0, -1));
    return { part: 'key', message: `${quote(propertyName)} cannot be a key${place}`, suggestion };
  }
  return { message: `${placeName(path)} cannot be ${describeNode(root, path)}`, suggestion };
}

function repeated({ params, path }: SchemaError, root: Node): Explanation {
  const { i, j } = params as { i: number; j: number };
  const later = [...path, Math.max(i, j)];
  return { path: later, message: `${describeNode(root, later)} stands here twice` };
}

/** Lengths and counts; Ajv's own words are good enough for those that no schema of ours uses. */
function outOfBounds({ keyword, params, path, propertyName, message }: SchemaError): Explanation {
  const limit = (params as { limit?: number }).limit ?? 0;
  const part = propertyName === undefined ? 'value' : 'key';
  const place = placeName(path);
  if (keyword.startsWith('min') && limit === 1) return { message: `${place} must not be empty` };
  const unit = keyword.endsWith('Length') ? 'characters' : 'entries';
  const bound = BOUNDS[keyword];
  const text = bound === undefined ? message! : `must have at ${bound} ${limit} ${unit}`;
  return { part, message: `${place} ${text}` };
}

const BOUNDS: Readonly<Record<string, 'least' | 'most'>> = {
  minLength: 'least',
  minItems: 'least',
  minProperties: 'least',
  maxLength: 'most',
  maxItems: 'most',
  maxProperties: 'most',
};

/** ` in env`; nothing for the document as a whole. */
function within(path: DataPath): string {
  return path.length === 0 ? '' : ` in ${placeName(path)}`;
}
