/** Finds what is wrong with data by a JSON Schema: Ajv's errors, without those of ways not taken. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { DataPath } from './find-node.js';

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** An error of Ajv with the path to the data that it is about; for a bad key, to that key. */
export interface SchemaError extends ErrorObject {
  readonly path: DataPath;
}

/**
 * All errors of `data`, in the order of the schema. Where the schema offers alternatives, only the
 * errors of the nearest one are told: the one that knows most of the keys. An error of the keyword
 * `anyOf` or `oneOf` is left where no alternative is of the right type, or where they differ only in
 * the keys that they require.
 */
export function schemaErrors(schema: Schema, data: unknown): SchemaError[] {
  const rawErrors = validatorsOf(schema);

  function refine(errors: readonly ErrorObject[], base: DataPath): SchemaError[] {
    const kept: SchemaError[][] = [];
    for (let at = errors.length - 1; at >= 0; at--) {
      const error = { ...errors[at]!, path: [...base, ...pathOf(errors[at]!)] };
      // Both only sum up the errors before them.
      if (error.keyword === 'propertyNames' || error.keyword === 'if') continue;
      const tried = alternativesTried(error).map((option) => ({
        option,
        raw: rawErrors(option, error.data),
      }));
      // The errors of the alternatives stand right before the one that says that none of them fits.
      at -= tried.reduce((sum, { raw }) => sum + raw.length, 0);
      kept.push(nearestOf(tried, error) ?? [error]);
    }
    return kept.reverse().flat();
  }

  function nearestOf(
    tried: readonly { option: Schema; raw: readonly ErrorObject[] }[],
    error: SchemaError,
  ): SchemaError[] | undefined {
    const here = error.path.join('/');
    const atTop = (each: SchemaError) => each.path.join('/') === here;
    const unknownKeys = (errors: readonly SchemaError[]) =>
      errors.filter((each) => atTop(each) && each.keyword === 'additionalProperties').length;
    return tried
      .filter(({ option }) => !isRequiredOnly(option))
      .map(({ raw }) => refine(raw, error.path))
      .filter((errors) => errors.length > 0)
      .filter((errors) => !errors.some((each) => atTop(each) && isOfWrongType(each)))
      .sort((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];
  }

  return refine(rawErrors(schema, data), []);
}

const known = new WeakMap<Schema, (part: Schema, data: unknown) => readonly ErrorObject[]>();

/** Validates data by a part of `schema`; every part is compiled once. */
function validatorsOf(schema: Schema): (part: Schema, data: unknown) => readonly ErrorObject[] {
  const earlier = known.get(schema);
  if (earlier !== undefined) return earlier;
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    keywords: ['patternErrorMessage'],
    allowUnionTypes: true,
    strictRequired: false,
    // As in scripts/compile-schema.mjs.
    unicode: false,
    logger: false,
  });
  const validators = new WeakMap<Schema, ValidateFunction>();
  const validate = (part: Schema, data: unknown): readonly ErrorObject[] => {
    let validator = validators.get(part);
    if (validator === undefined) {
      validator = ajv.compile(part === schema ? part : { $defs: schema['$defs'], ...part });
      validators.set(part, validator);
    }
    return validator(data) ? [] : validator.errors!;
  };
  known.set(schema, validate);
  return validate;
}

/** Whether a schema says nothing but which keys must be there. */
export function isRequiredOnly(schema: Schema): boolean {
  return Object.keys(schema).join() === 'required';
}

/** Of `oneOf`, those after the second fit were not tried. */
function alternativesTried({ keyword, schema, params }: ErrorObject): Schema[] {
  if (keyword !== 'anyOf' && keyword !== 'oneOf') return [];
  const fits = params['passingSchemas'] as [number, number] | null | undefined;
  return (schema as Schema[]).slice(0, fits ? fits[1] + 1 : undefined);
}

function pathOf({ instancePath, propertyName }: ErrorObject): string[] {
  const steps = instancePath.split('/').slice(1);
  const path = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return propertyName === undefined ? path : [...path, propertyName];
}

/** A text where a map is asked for, or the like. */
function isOfWrongType({ keyword, schema }: SchemaError): boolean {
  if (keyword === 'anyOf' || keyword === 'oneOf')
    return !(schema as Schema[]).every(isRequiredOnly);
  return keyword === 'type' || keyword === 'const';
}
