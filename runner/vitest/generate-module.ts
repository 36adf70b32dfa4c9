/** Writes the test file that vitest runs in the place of a case file. */
import type { Case } from '../model/case.js';

/** What the generated module is about. */
export interface ModuleContent {
  /** Title of the case file. */
  readonly title: string;
  readonly cases: readonly Case[];
  /** Plain data for the runtime, see `declareCases`. */
  readonly settings: unknown;
  /** The module that exports `declareCases`. */
  readonly runtime: string;
  /** A module whose default export is the in-process adapter under test. */
  readonly adapterModule?: string;
}

/**
 * JavaScript with one test for each case. The call that declares a test stands at the line and the
 * column of its case in the case file, so that vitest and editors lead there without a source map.
 * Only of cases in the first line of a file is the column lost.
 */
export function generateModule(content: ModuleContent): string {
  const { title, cases, settings, runtime, adapterModule } = content;
  const prologue = [
    `import * as vitest from 'vitest';`,
    `import { declareCases } from ${JSON.stringify(runtime)};`,
    adapterModule === undefined
      ? 'const adapter = undefined;'
      : `import adapter from ${JSON.stringify(adapterModule)};`,
    `declareCases(vitest, ${toSource({ title, cases, settings })}, adapter, (test) => {`,
  ];
  const lines = [prologue.join(' ')];
  for (const { index, line, column } of inFileOrder(cases)) {
    while (lines.length < line) lines.push('');
    const last = lines.length - 1;
    lines[last] = `${lines[last]!.padEnd(column - 1)}test(${index});`;
  }
  return `${lines.join('\n')}\n});\n`;
}

function inFileOrder(cases: readonly Case[]) {
  return cases
    .map(({ location: { line, column } }, index) => ({ index, line, column }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Through `JSON.parse`: in an object literal the key `__proto__` would set the prototype. */
function toSource(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}
