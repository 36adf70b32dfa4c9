/** Whether a line of a report has the shape that its schema demands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { ReportCase } from '../../model/report.generated.js';
import { PACKAGE_ROOT } from '../../package.js';
import { END_KEYS, HEAD_KEYS, type ReportEnd, type ReportHead } from './recorded-run.js';

/** What is wrong with `fields`, in a few words; undefined if nothing is. */
export type LineCheck<Fields> = (fields: unknown) => Check<Fields>;
export type Check<Fields> = { readonly fields: Fields } | { readonly wrong: string };

export interface LineChecks {
  readonly run: LineCheck<ReportHead>;
  readonly case: LineCheck<ReportCase>;
  readonly end: LineCheck<ReportEnd>;
}

interface ReportSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly $defs: Readonly<Record<string, unknown>>;
}

let checks: LineChecks | undefined;

/** One check for each type of line, all made of report.schema.json. */
export function lineChecks(): LineChecks {
  return (checks ??= compile());
}

function compile(): LineChecks {
  const path = join(PACKAGE_ROOT, 'spec', 'schema', 'report.schema.json');
  const { properties, $defs } = JSON.parse(readFileSync(path, 'utf8')) as ReportSchema;
  const ajv = new Ajv({ strict: false });
  const part = (keys: readonly string[]) => ({
    type: 'object',
    additionalProperties: false,
    required: keys,
    properties: Object.fromEntries(keys.map((key) => [key, properties[key]])),
    $defs,
  });
  return {
    run: checkBy(ajv.compile<ReportHead>(part(HEAD_KEYS))),
    case: checkBy(ajv.compile<ReportCase>({ $ref: '#/$defs/case', $defs })),
    end: checkBy(ajv.compile<ReportEnd>(part(END_KEYS))),
  };
}

function checkBy<Fields>(validate: ValidateFunction<Fields>): LineCheck<Fields> {
  return (fields) => (validate(fields) ? { fields } : { wrong: describe(validate.errors?.[0]) });
}

function describe(error: ErrorObject | undefined): string {
  const where = (error?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const extra = (error?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
  const what = extra === undefined ? (error?.message ?? 'is wrong') : `must not have '${extra}'`;
  return where === '' ? `it ${what}` : `${where} ${what}`;
}
