/** What the person at the keyboard can put right, as opposed to a defect of credchain. */

/** Who has to act: the `usage` of the command or of a case file is wrong, or the `adapter` does not start. */
export type Fault = 'usage' | 'adapter';

/**
 * Shown as its message alone, never with a stack trace; ends the command with status 2 for `usage`
 * and 3 for `adapter`. The message says what was being done, what was found where, and what to try;
 * it may have several lines.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  constructor(
    message: string,
    readonly fault: Fault = 'usage',
  ) {
    super(message);
  }
}
