/** Where a resolution says which rules it follows, and where it fails by one. */
import { ResolutionError, type ErrorCode, type SourceName } from './outcome.js';
import type { Trace } from './trace.js';

export class Decisions {
  constructor(private readonly trace?: Trace) {}

  /** Whether anybody listens. Nobody needs to look for details that nobody hears of. */
  get heard(): boolean {
    return this.trace !== undefined;
  }

  /** A rule was followed; `detail` tells people what was found. Never a secret. */
  follow(rule: string, detail: string): void {
    this.trace?.({ kind: 'rule', rule, detail });
  }

  /** A rule says that the resolution ends here. Throws {@link ResolutionError}. */
  fail(rule: string, code: ErrorCode, message: string): never {
    this.follow(rule, message);
    throw new ResolutionError(code, rule, message);
  }

  /** A source is asked. */
  consult(source: SourceName): void {
    this.trace?.({ kind: 'consult', source });
  }
}
