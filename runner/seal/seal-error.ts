/** This machine cannot seal an adapter. */
import { UserError } from '../model/user-error.js';

/** Ends the command as an adapter does that cannot be started: the `reason`, and what can be done. */
export class SealError extends UserError {
  override readonly name = 'SealError';
  constructor(
    readonly reason: string,
    advice: string,
  ) {
    super(`--isolation sealed is not possible here: ${reason}\n${advice}`, 'adapter');
  }
}
