// Writes the TypeScript types of what people and adapters write, from its JSON Schemas.
// With --check it writes nothing and fails if a file is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const targets = [
  ['spec/schema/case.schema.json', 'runner/model/case-file.generated.ts'],
  ['spec/schema/protocol.schema.json', 'runner/model/protocol.generated.ts'],
  ['spec/schema/adapter.schema.json', 'runner/model/adapter-manifest.generated.ts'],
  ['spec/schema/divergences.schema.json', 'runner/model/divergence-file.generated.ts'],
  ['spec/schema/report.schema.json', 'runner/model/report.generated.ts'],
];
const check = process.argv.includes('--check');
let stale = 0;

for (const [schemaPath, typesPath] of targets) {
  const text = await typesOf(schemaPath);
  if (existsSync(root + typesPath) && readFileSync(root + typesPath, 'utf8') === text) continue;
  if (check) {
    console.error(`${typesPath} does not match ${schemaPath}: run \`npm run generate\``);
    stale++;
  } else {
    writeFileSync(root + typesPath, text);
    console.log(`wrote ${typesPath}`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;

async function typesOf(schemaPath) {
  const schema = JSON.parse(readFileSync(root + schemaPath, 'utf8'), withoutRequiredAlternatives);
  const text = await compile(schema, schema.title, {
    bannerComment: `/** Generated from ${schemaPath} by \`npm run generate\`; do not edit. */`,
    additionalProperties: false,
    unreachableDefinitions: true,
  });
  // Every type would say by which definition it was referenced.
  const referenced = /( \*\n)? \* This interface was referenced by .*\n \* via the .*\n/g;
  return text.replace(referenced, '').replaceAll('/**\n */\n', '');
}

// `oneOf` over nothing but `required` says which keys stand together. TypeScript would get an index
// signature for it, and with that any key would be a known one.
function withoutRequiredAlternatives(key, value) {
  const requiredOnly = (option) => Object.keys(option).join() === 'required';
  return key === 'oneOf' && value.every(requiredOnly) ? undefined : value;
}
