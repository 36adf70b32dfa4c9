/** Messages of the protocol held against its schema; what is wrong is said in one sentence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { Hello, Reply } from '../model/protocol.generated.js';
import { PACKAGE_ROOT } from '../package.js';

export interface Validators {
  hello(message: unknown): message is Hello;
  reply(message: unknown): message is Reply;
  /** Why the last message was refused. */
  why(): string;
}

/** Compiles the protocol's schema; Ajv is loaded only when a process speaks. */
export async function protocolValidators(): Promise<Validators> {
  const { Ajv } = await import('ajv');
  const text = readFileSync(join(PACKAGE_ROOT, 'spec/schema/protocol.schema.json'), 'utf8');
  const schema = JSON.parse(text) as { $id: string };
  const ajv = new Ajv({ allErrors: true, strict: false, discriminator: false }).addSchema(schema);
  const hello = compile(ajv, schema.$id, 'hello');
  const reply = compile(ajv, schema.$id, 'reply');
  let last: readonly ErrorObject[] = [];
  const check =
    <T>(validate: ValidateFunction) =>
    (message: unknown): message is T => {
      const good = validate(message);
      last = validate.errors ?? [];
      return good;
    };
  return { hello: check<Hello>(hello), reply: check<Reply>(reply), why: () => explain(last) };
}

function compile(ajv: Ajv, id: string, definition: string): ValidateFunction {
  return ajv.compile({ $ref: `${id}#/$defs/${definition}` });
}

/** The deepest complaint says most: a union's branches complain as well, but only of not being meant. */
function explain(errors: readonly ErrorObject[]): string {
  const depth = (error: ErrorObject): number => error.instancePath.split('/').length;
  const told = errors.filter((error) => error.keyword !== 'oneOf' && error.keyword !== 'const');
  const [first] = [...(told.length > 0 ? told : errors)].sort((a, b) => depth(b) - depth(a));
  if (!first) return 'it does not follow the schema';
  const where =
    first.instancePath === '' ? 'the message' : first.instancePath.slice(1).replaceAll('/', '.');
  const extra = (first.params as { additionalProperty?: string }).additionalProperty;
  return `${where} ${first.message ?? 'is wrong'}${extra === undefined ? '' : ` ("${extra}")`}`;
}
