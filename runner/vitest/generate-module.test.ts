import { describe, expect, it } from 'vitest';
import { caseOf } from '../judge/testing/builders.js';
import type { Case } from '../model/case.js';
import { generateModule } from './generate-module.js';

function at(line: number, column: number): Case {
  return caseOf({ none: true }, { location: { file: 'x.yaml', line, column } });
}

function generate(cases: readonly Case[]) {
  return generateModule({ title: 'Title', cases, settings: {}, runtime: '/lib/runtime.js' });
}

describe('generateModule', () => {
  it('calls for each case at the place where it stands in the file', () => {
    const lines = generate([at(4, 5), at(9, 3)]).split('\n');
    expect(lines[3]).toBe('    test(0);');
    expect(lines[8]).toBe('  test(1);');
  });

  it('keeps cases apart that share a line', () => {
    const lines = generate([at(2, 10), at(2, 40)]).split('\n');
    expect(lines[1]).toBe(`${' '.repeat(9)}test(0);${' '.repeat(22)}test(1);`);
  });

  it('holds cases in the first line, though not their column', () => {
    expect(generate([at(1, 3)]).split('\n')[0]).toMatch(/test\(0\);$/);
  });

  it('takes texts and names as they are', () => {
    const odd = caseOf({ none: true }, { title: `\u2028 \`\${x}\` "'` });
    const source = generateModule({
      title: 'Title',
      cases: [{ ...odd, given: { ...odd.given, files: JSON.parse('{"__proto__":{}}') } }],
      settings: {},
      runtime: '/lib/runtime.js',
    });
    const literal = /JSON\.parse\((".*?[^\\]")\)/s.exec(source)?.[1] ?? '';
    const { cases } = JSON.parse(JSON.parse(literal));
    expect(cases[0].title).toBe(odd.title);
    expect(Object.keys(cases[0].given.files)).toEqual(['__proto__']);
  });

  it('imports the adapter module where one is under test', () => {
    const content = { title: 'Title', cases: [], settings: {}, runtime: '/lib/runtime.js' };
    expect(generateModule({ ...content, adapterModule: '/my/adapter.ts' })).toContain(
      'import adapter from "/my/adapter.ts";',
    );
  });
});
