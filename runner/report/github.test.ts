import { describe, expect, it } from 'vitest';
import { ALL_PASSED, tell, VERDICTS } from './testing/run.js';

const of = (...statuses: string[]) => VERDICTS.filter(({ status }) => statuses.includes(status));
const BAD_RUN = { problems: [{ message: 'A <problem>\nof two lines' }], interrupted: true };

describe('the github reporter', () => {
  it('annotates the line of the case, in one line', () => {
    const [failed] = of('crash');
    expect(tell('github', { verdicts: [failed!] })).toMatchInlineSnapshot(`
      "widget 1.0 (cobol, stdio, isolation by redirect) against the spec of boto3 1.44.5
      2 files → 40 cases → 1 selected

      ::error file=cases/env/odd.yaml,line=7,title=it-crashes%3A crash::it-crashes%0ATitle of it-crashes%0Acases/env/odd.yaml:7%0A%0AENV-1  Keys are read from the environment%0A%0AThe adapter crashed. It ended with signal SIGSEGV.%0A%0Astderr%0A  warming up%0A  Segmentation fault\\x07%0A%0A$ credchain run --id it-crashes --adapter widget

      1 case in 1.2 s
      0 passed, 1 failed, 0 skipped
      "
    `);
  });

  it('annotates problems of the run', () => {
    const text = tell('github', { verdicts: ALL_PASSED, summary: BAD_RUN });
    expect(text.split('\n').filter((line) => line.startsWith('::'))).toMatchInlineSnapshot(`
      [
        "::error::A <problem>%0Aof two lines",
      ]
    `);
  });

  it('lets nobody but itself command the service', () => {
    const [skipped] = of('unsupported');
    const detail = '::stop-commands::x\n::set-env name=A::b ##[error]c';
    const text = tell('github', { verdicts: [{ ...skipped!, detail }] });
    expect(text).not.toMatch(/^\s*::|##\[/m);
    expect(text).toContain('stop-commands');
  });
});
