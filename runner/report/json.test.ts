import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { createReporter } from './create.js';
import { tell, VERDICTS } from './testing/run.js';

const schema = JSON.parse(
  readFileSync(new URL('../../spec/schema/report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv({ strict: false }).compile(schema);
const BAD_RUN = { problems: [{ message: 'A <problem>\nof two lines' }], interrupted: true };

describe('the json reporter', () => {
  it.each([
    ['every status', {}],
    ['a bad run', { summary: BAD_RUN }],
    ['no case', { verdicts: [] }],
  ])('prints one object that satisfies its schema for %s', (_, told) => {
    expect(validate(JSON.parse(tell('json', told))), JSON.stringify(validate.errors)).toBe(true);
  });

  it('is refused by the schema when something is missing or added', () => {
    const report = JSON.parse(tell('json'));
    expect(validate({ ...report, edition: undefined })).toBe(false);
    expect(validate({ ...report, cases: [{ ...report.cases[0], mood: 'good' }] })).toBe(false);
    expect(validate({ ...report, cases: [{ ...report.cases[0], status: 'skip' }] })).toBe(false);
  });

  it('has the counts, the adapter, the edition and the cases', () => {
    const report = JSON.parse(tell('json'));
    expect(report).toMatchObject({
      passed: 1,
      failed: 7,
      skipped: 2,
      total: 10,
      adapter: 'widget',
      edition: '1.44.5',
    });
    expect(report.cases.map((each: { status: string }) => each.status)).toEqual([
      'pass',
      'fail',
      'fail',
      'unsupported',
      'known',
      'stale',
      'changed',
      'crash',
      'timeout',
      'harness-error',
    ]);
  });

  it('tells what came of each case, and of one that failed also how to repeat it', () => {
    const [pass, , error] = VERDICTS;
    const { cases } = JSON.parse(tell('json', { verdicts: [pass!, error!] }));
    expect(cases).toMatchInlineSnapshot(`
      [
        {
          "durationMs": 5,
          "expect": {
            "consulted": [
              "env",
            ],
            "credentials": {
              "accessKeyId": "AKIDENV",
              "accountId": "1",
              "secretAccessKey": "env-secret",
            },
            "source": "env",
          },
          "file": "cases/env/keys.yaml",
          "given": {},
          "id": "keys-in-env",
          "line": 12,
          "operation": "resolve",
          "outcome": {
            "credentials": {
              "accessKeyId": "AKIDENV",
              "secretAccessKey": "env-secret",
            },
            "result": "credentials",
            "source": "env",
          },
          "rules": [
            "ENV-1",
          ],
          "status": "pass",
          "title": "Title of keys-in-env",
          "unobserved": [
            "credentials.accountId",
            "consulted",
          ],
        },
        {
          "differences": [
            {
              "actual": "error",
              "expected": "none",
              "path": "result",
            },
            {
              "actual": "profile-not-found",
              "path": "error",
            },
          ],
          "durationMs": 5,
          "expect": {
            "none": true,
          },
          "file": "cases/env/keys.yaml",
          "given": {},
          "id": "profile-of-env",
          "line": 12,
          "message": "The config profile (<a&b>) could not be found
      ",
          "operation": "resolve",
          "outcome": {
            "code": "profile-not-found",
            "message": "The config profile (<a&b>) could not be found
      ",
            "phase": "construct",
            "result": "error",
          },
          "reproduce": "credchain run --id profile-of-env --adapter widget",
          "rules": [
            "ENV-1",
          ],
          "status": "fail",
          "title": "Title of profile-of-env",
        },
      ]
    `);
  });

  it('writes nothing when the run never began', () => {
    let text = '';
    const reporter = createReporter('json', {
      write: (piece) => (text += piece),
      color: false,
      width: 80,
      command: (id) => id,
      ruleTitle: () => undefined,
      chapters: () => [],
    });
    const none = { passed: 0, failed: 0, skipped: 0, total: 0 };
    reporter.finish({ ...none, durationMs: 0, problems: [], interrupted: true });
    expect(text).toBe('');
  });
});
