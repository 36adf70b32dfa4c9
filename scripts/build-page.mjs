// Bundles the page of `credchain report html` into dist/page/: one script, one style sheet.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const source = fileURLToPath(new URL('../runner/matrix/page/', import.meta.url));
const folder = fileURLToPath(new URL('../dist/page/', import.meta.url));

const [{ output }] = await build({
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    lib: { entry: `${source}main.ts`, formats: ['iife'], name: 'credchain' },
    target: 'es2022',
    minify: true,
    write: false,
  },
});
const script = output[0].code.trimEnd();
// In a script element these would end it, or begin a comment that hides the end.
if (/<\/script|<!--/i.test(script)) throw new Error('the script of the page cannot be inlined');

const styles = readdirSync(`${source}style`).sort();
const style = styles.map((name) => readFileSync(`${source}style/${name}`, 'utf8')).join('\n');
if (/<\/style|url\(|@import/i.test(style))
  throw new Error('the style of the page must stand alone');

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}page.js`, script);
writeFileSync(`${folder}page.css`, style);
