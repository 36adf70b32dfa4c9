#!/usr/bin/env node
// The command. All that it does is in runner/cli/, compiled to dist/.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const compiled = new URL('../dist/runner/cli/main.js', import.meta.url);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`credchain needs Node.js 20 or newer; this is ${process.version}.`);
  process.exitCode = 2;
} else if (!existsSync(compiled)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  console.error(`credchain is not built yet: run \`npm run build\` in ${root}`);
  process.exitCode = 2;
} else {
  const { main } = await import(compiled.href);
  process.exitCode = await main(process.argv.slice(2));
}
