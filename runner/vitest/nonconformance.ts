/** The error of a test whose case failed: the report's text, and the place of the case as its stack. */
import type { Verdict } from '../model/verdict.js';
import { failureText } from '../report/index.js';
import { lazyRules } from '../spec/index.js';

/** vitest indents what it shows. */
const WIDTH = 96;

const { ruleTitle } = lazyRules();

/** Thrown by the test of a case. Its stack is the place of the case, not that of the runner. */
export class Nonconformance extends Error {
  override readonly name = 'Nonconformance';

  /** `file` is the absolute path of the case file, `command` runs the case alone. */
  constructor(verdict: Verdict, file: string, command: string) {
    const { id, location } = verdict.case;
    super(failureText(verdict, { command: () => command, color: false, width: WIDTH, ruleTitle }));
    const { line, column } = location;
    this.stack = `${this.name}: ${this.message}\n    at ${id} (${file}:${line}:${column})`;
  }
}
