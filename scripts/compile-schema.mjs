// Compiles the schema of case files into dist/: compiling it at every start would take longer than a
// small run. Its name holds a hash of the schema, so that a stale one is never used; without it,
// runner/load/case-schema.ts has the schema compiled at run time.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}dist/schema/`;
const schema = readFileSync(`${root}spec/schema/case.schema.json`, 'utf8');
const hash = createHash('sha256').update(schema).digest('hex').slice(0, 16);

// It answers yes or no and nothing else. What is wrong with a document is found out at leisure, by
// runner/load/schema-errors.ts, from the same schema.
const ajv = new Ajv({
  code: { source: true, esm: true, lines: true },
  keywords: ['patternErrorMessage'],
  allowUnionTypes: true,
  strictRequired: false,
  messages: false,
  // Lengths in UTF-16 units: nothing has to be imported for it. Ajv would log that it warns of that.
  unicode: false,
  logger: false,
});
const code = standalone(ajv, ajv.compile(JSON.parse(schema)));
if (code.includes('require(')) throw new Error('the compiled schema needs an import');

mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) rmSync(folder + old);
writeFileSync(`${folder}case-${hash}.js`, code);
